import { join } from 'node:path';
import { repository } from '../../infra/settings.ts';
import { withLock } from '../process/lock.mjs';
import { runProgram } from '../run-program.ts';
import { findApp, fleetApps } from './apps.ts';
import { parseReplicas, parseUp } from './arguments.ts';
import { fleetFolder } from './folders.ts';
import { showLogs } from './logs.ts';
import { forgetEnded, runningReplicas, stopReplica } from './replica.ts';
import { scale } from './scale.ts';
import { knownServerEnvironment, serverEnvironment } from './servers.ts';
import { formatStatus, replicaStatus } from './status.ts';

/** @returns the exit code */
export type Command = (args: readonly string[]) => Promise<number>;

const say = (line: string) => console.error(`fleet: ${line}`);

export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['up', (args) => underLock(() => up(args))],
  ['down', () => underLock(down)],
  ['scale', (args) => underLock(() => scaleOne(args))],
  ['status', status],
  ['logs', showLogs],
]);

async function up(args: readonly string[]): Promise<number> {
  const { replicas, httpPort, grpcPort } = parseUp(args);
  const env = await serverEnvironment(say);
  const migrated = await migrate(env);
  if (migrated !== 0) return migrated;
  const running = runningReplicas();
  const requests = fleetApps.map((app) => {
    const present = running.filter(({ details }) => details.app === app.name).length;
    return { app, wanted: replicas.get(app.name) ?? Math.max(present, 1) };
  });
  await scale(requests, { httpPort, grpcPort, env, say });
  console.log(formatStatus(await replicaStatus()));
  return 0;
}

async function scaleOne([name = '', count = '']: readonly string[]): Promise<number> {
  const app = findApp(name);
  const wanted = parseReplicas(app, count);
  const http = runningReplicas().find(({ details }) => details.app === 'ingest-api');
  const httpPort = Number(http?.details.port ?? 8080);
  await scale([{ app, wanted }], { httpPort, grpcPort: 50_051, env: knownServerEnvironment(), say });
  return 0;
}

async function down(): Promise<number> {
  forgetEnded();
  const replicas = runningReplicas();
  await Promise.all(
    replicas.map(async (record) => {
      await stopReplica(record);
      say(`${record.name} stopped`);
    }),
  );
  say('the fleet is down; its servers keep running (npm run infra -- down)');
  return 0;
}

async function status(args: readonly string[]): Promise<number> {
  const replicas = await replicaStatus();
  if (args.includes('--json')) console.log(JSON.stringify(replicas));
  else console.log(replicas.length > 0 ? formatStatus(replicas) : 'no app of the fleet is running');
  return replicas.length > 0 && replicas.every(({ state }) => state === 'ready') ? 0 : 1;
}

/** Under the database's own lock, so that it may be run by anyone at any time. */
function migrate(env: Readonly<Record<string, string>>): Promise<number> {
  say('applying migrations …');
  const script = join(repository, 'libs', 'database', 'src', 'migrate-main.ts');
  return runProgram(process.execPath, [script, 'up'], { ...process.env, ...env });
}

/** Commands that start or stop processes take turns. */
function underLock(work: () => Promise<number>): Promise<number> {
  return withLock(join(fleetFolder, 'lock'), work, () => say('waiting for another command to finish …'));
}
