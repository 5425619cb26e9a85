import { type Command, commands } from './commands.ts';
import { serverNames } from './server-name.ts';
import { readSettings } from './settings.ts';
import { ServersUnavailable } from './stack.ts';

const usage = `npm run infra -- <command>
  up                start RabbitMQ, Redis, Postgres and an S3 store for this checkout; returns when they serve
  down              stop them; the data stays
  status            one line a server; exit code 1 unless all are ready
  env               the settings by which apps reach them, one KEY=VALUE a line
  restart <server>  stop one cleanly and start it again (${serverNames.join(', ')})
  kill <server>     end one by SIGKILL and start it again
  exec <command…>   run a command inside the servers' Debian root, in the repository (read-only)`;

/** Exit codes: 0 done, 1 failed, 2 wrong use, 3 no servers can be had on this machine. */
async function main([name, ...args]: readonly string[]): Promise<number> {
  const command: Command | undefined = commands.get(name ?? '');
  if (!command) {
    console.error(usage);
    return 2;
  }
  try {
    return await command(readSettings(process.env), args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return error instanceof ServersUnavailable ? 3 : 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
