import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { appEnvironment } from '../../../infra/environment.ts';
import { portsOf } from '../../../infra/installation.ts';
import { debianRootPath } from '../../../infra/native/debian-root.ts';
import { insideRoot } from '../../../infra/native/inside-root.ts';
import { rootView } from '../../../infra/native/native-host.ts';
import { recordsFolder } from '../../../infra/native/native-stack.ts';
import { runCommand } from '../../../infra/native/run-command.ts';
import { prepareStack } from '../../../infra/open-stack.ts';
import { findRunning, signalProcess, waitForEnd } from '../../../infra/process-record.ts';
import type { ServerName } from '../../../infra/server-name.ts';
import { readSettings, repository } from '../../../infra/settings.ts';

/** Servers that nobody else uses, so that they may be killed, wiped and starved. */
export interface OwnServers {
  /** Where they are, as `npm run infra -- env` says it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends a server as its own tools do, and starts it again; resolves when it serves. */
  restart(name: ServerName): Promise<void>;
  /** By SIGKILL. */
  kill(name: ServerName): Promise<void>;
  /** Postgres cuts its sessions and leaves without writing anything down (`immediate`), and recovers from its log. */
  cutPostgres(): Promise<void>;
  /** Makes the broker block whoever publishes, for want of memory, for `ms`. */
  starveBroker(ms: number): Promise<void>;
  /** Kills the broker and starts it with an empty data folder. */
  wipeBroker(): Promise<void>;
  /** How often each was started again. */
  readonly restarts: ReadonlyMap<ServerName, number>;
  stop(): Promise<void>;
}

/** Starts them below `.millrace/faults`. Without Docker: their files and processes must be within reach. */
export async function startOwnServers(say: (line: string) => void): Promise<OwnServers> {
  const settings = readSettings({
    ...process.env,
    MILLRACE_INFRA_DIR: join(repository, '.millrace/faults'),
    MILLRACE_INFRA_BASE_PORT: undefined,
    MILLRACE_INFRA_ENGINE: 'native',
  });
  const stack = await prepareStack(settings, say);
  await stack.up();
  const { installation } = stack;
  const broker = join(settings.folder, 'data/rabbitmq');
  const restarts = new Map<ServerName, number>();
  const counted = async (name: ServerName, work: Promise<unknown>) => {
    await work;
    restarts.set(name, (restarts.get(name) ?? 0) + 1);
  };

  /** Runs `rabbitmqctl` as the broker's own user, whose home holds the cookie. */
  async function control(...args: string[]): Promise<void> {
    const view = rootView(debianRootPath(settings.cacheFolder), settings.folder);
    const command = ['/usr/lib/rabbitmq/bin/rabbitmqctl', '--node', 'millrace@localhost'];
    const env = {
      HOME: '/srv/rabbitmq',
      ERL_EPMD_PORT: String(portsOf(installation).epmd),
      RABBITMQ_CONF_ENV_FILE: '/dev/null',
    };
    await runCommand(insideRoot(view, 'rabbitmq', [...command, ...args]), { env });
  }

  return {
    environment: appEnvironment(installation),
    restarts,
    restart: (name) => counted(name, stack.restart(name)),
    kill: (name) => counted(name, stack.kill(name)),
    async cutPostgres() {
      const record = findRunning(recordsFolder(settings.folder), 'postgres');
      if (!record) throw new Error('Postgres does not run');
      signalProcess(record, 'SIGQUIT');
      await waitForEnd(record, 30_000);
      await counted('postgres', stack.up());
    },
    async starveBroker(ms) {
      await control('set_vm_memory_high_watermark', 'absolute', '1MiB');
      await sleep(ms);
      await control('set_vm_memory_high_watermark', '0.4');
    },
    async wipeBroker() {
      await rm(join(broker, 'data'), { recursive: true, force: true });
      await counted('rabbitmq', stack.kill('rabbitmq'));
    },
    stop: () => stack.down(),
  };
}
