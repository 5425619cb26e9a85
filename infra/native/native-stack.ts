import { join } from 'node:path';
import type { Installation } from '../installation.ts';
import { isRunning } from '../process-record.ts';
import type { ServerName } from '../server-name.ts';
import type { ServerStatus, Stack } from '../stack.ts';
import { type DaemonFolders, killDaemon, recordOf, startDaemon, stopDaemon } from './daemon-runner.ts';
import type { RootView } from './inside-root.ts';
import { nativeHost } from './native-host.ts';
import type { Daemon, NativeServer } from './native-server.ts';
import { objectsServer } from './objects.ts';
import { postgresServer } from './postgres.ts';
import { rabbitmqServer } from './rabbitmq.ts';
import { redisServer } from './redis.ts';

/** Where the pids of one checkout's servers are written down. */
export function recordsFolder(folder: string): string {
  return join(folder, 'run');
}

/** The servers as plain processes inside a Debian root. The root must be built before `up`. */
export function nativeStack(folder: string, view: RootView, installation: Installation): Stack {
  const host = nativeHost(view, installation);
  const servers = [rabbitmqServer(host), redisServer(host), postgresServer(host), objectsServer(host)];
  const folders: DaemonFolders = { records: recordsFolder(folder), logs: join(folder, 'logs') };

  const start = async ({ daemons }: NativeServer) => {
    let started = false;
    for (const daemon of daemons) started = (await startDaemon(daemon, view, folders)) || started;
    return started;
  };
  const again = async (name: ServerName, end: (daemon: Daemon, folders: DaemonFolders) => Promise<void>) => {
    const server = servers.find((candidate) => candidate.name === name);
    if (!server) throw new Error(`No server is called ${name}.`);
    for (const daemon of server.daemons.filter((each) => server.restarted.includes(each.name))) {
      await end(daemon, folders);
    }
    await start(server);
  };

  return {
    installation,
    up: async () => (await settleAll(servers.map(start))).includes(true),
    async down() {
      await settleAll(
        servers.map(async ({ daemons }) => {
          for (const daemon of daemons.toReversed()) await stopDaemon(daemon, folders);
        }),
      );
    },
    status: () => Promise.all(servers.map((server) => statusOf(server, folders))),
    restart: (name) => again(name, stopDaemon),
    kill: (name) => again(name, killDaemon),
  };
}

/** Waits for all before it fails for one: nothing goes on in the background after an error has been shown. */
async function settleAll<T>(work: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

async function statusOf(server: NativeServer, folders: DaemonFolders): Promise<ServerStatus> {
  const states = await Promise.all(
    server.daemons.map(async (daemon) => {
      const record = recordOf(daemon, folders);
      if (!record || !isRunning(record)) return { state: 'stopped', detail: `${daemon.name} stopped` } as const;
      const state = (await daemon.isReady()) ? 'ready' : 'starting';
      return { state, detail: `${daemon.name} pid ${record.pid}` } as const;
    }),
  );
  const worst = (['stopped', 'starting'] as const).find((state) => states.some((each) => each.state === state));
  return { name: server.name, state: worst ?? 'ready', detail: states.map((each) => each.detail).join(', ') };
}
