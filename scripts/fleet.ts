/** `npm run fleet -- <command>`: every app as a process of its own, against the real servers. */
import { fleetApps } from './fleet/apps.ts';
import { commands } from './fleet/commands.ts';

const names = fleetApps.map(({ name }) => name).join(', ');
const usage = `npm run fleet -- <command>
  up [--<app> N]…       start every app once, or N times; --http-port N moves the HTTP APIs (8080, 8081, 8083),
                        --grpc-port N the gateway's gRPC (50051)
  scale <app> <N>       start or stop processes of one app
  status [--json]       one line a process; exit code 1 unless all are ready
  logs [<app>] [-f]     the last lines; with -f as they come
  down                  let every process finish what it has in hand, then stop
Apps: ${names}`;

/** Exit codes: 0 done, 1 failed, 2 wrong use. */
async function main([name, ...args]: readonly string[]): Promise<number> {
  const command = commands.get(name ?? '');
  if (!command) {
    console.error(usage);
    return 2;
  }
  try {
    return await command(args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
