import { chatAccountName, chatPassword } from '../chat-account.ts';
import { accountName } from '../environment.ts';
import { cephConfig, configFile, home } from './ceph-config.ts';
import type { NativeHost, NativeServer } from './native-server.ts';
import { answersHttp, answersTcp } from './probes.ts';

const user = 'ceph';
const CALL_TIMEOUT_MS = 20_000;

/** S3 by Ceph's object gateway. A restart restarts the gateway alone: the store beneath it lives in memory. */
export function objectsServer(host: NativeHost): NativeServer {
  const { ports } = host;
  const tool = (name: string, ...args: string[]) =>
    host.run(user, [name, '-c', configFile, ...args], { timeoutMs: CALL_TIMEOUT_MS });
  const daemon = (name: string, ...args: string[]) => [name, '-c', configFile, '-f', ...args];
  return {
    name: 'objects',
    restarted: ['objects-gateway'],
    daemons: [
      {
        name: 'objects-monitor',
        user,
        port: ports.monitor,
        command: daemon('ceph-mon', '-i', 'a'),
        prepare: () => prepareMonitor(host, tool),
        isReady: () => answersTcp(ports.monitor),
      },
      {
        name: 'objects-store',
        user,
        command: daemon('ceph-osd', '-i', '0'),
        async prepare() {
          if (host.exists(`${home}/store/whoami`)) return;
          await tool('ceph', 'osd', 'new', host.installation.clusterId, '0');
          await tool('ceph-osd', '--no-mon-config', '--mkfs', '-i', '0', '--osd-uuid', host.installation.clusterId);
        },
        async isReady() {
          const state = JSON.parse(await tool('ceph', 'osd', 'stat', '--format', 'json')) as { num_up_osds: number };
          return state.num_up_osds === 1;
        },
      },
      {
        name: 'objects-gateway',
        user,
        port: ports.objects,
        command: daemon('radosgw', '-n', 'client.gateway'),
        isReady: () => answersHttp(`http://127.0.0.1:${ports.objects}/`),
        finish: () => ensureAccounts(host, tool),
      },
    ],
  };
}

type Tool = (name: string, ...args: string[]) => Promise<string>;

/** Keys of all daemons go into the monitor's first database, so that nothing has to be registered later. */
const capabilities = {
  'mon.': { mon: 'allow *' },
  'client.admin': { mon: 'allow *', osd: 'allow *', mgr: 'allow *' },
  'osd.0': { mon: 'allow profile osd', osd: 'allow *' },
  'client.gateway': { mon: 'allow rw', osd: 'allow rwx' },
};

async function prepareMonitor(host: NativeHost, tool: Tool): Promise<void> {
  const folders = ['', '/monitor', '/store', '/gateway', '/run'].map((name) => home + name);
  await host.run('root', ['install', '-d', '-o', user, '-g', user, '-m', '700', ...folders]);
  host.write(configFile, cephConfig(host));
  const map = `${home}/monmap-${host.ports.monitor}`;
  if (host.exists(map)) return;
  const isNew = !host.exists(`${home}/monitor/kv_backend`);
  if (isNew) await makeKeyring(host);
  const draft = `${map}.draft`;
  const address = `[v2:127.0.0.1:${host.ports.monitor}]`;
  const identity = ['--fsid', host.installation.clusterId, '--addv', 'a', address];
  await host.run(user, ['monmaptool', '--create', '--clobber', ...identity, draft]);
  if (isNew) await tool('ceph-mon', '--mkfs', '-i', 'a', '--monmap', draft, '--keyring', `${home}/keyring`);
  else await tool('ceph-mon', '-i', 'a', '--inject-monmap', draft);
  await host.run(user, ['sh', '-c', `rm -f ${home}/monmap-*[0-9]; mv ${draft} ${map}`]);
}

async function makeKeyring(host: NativeHost): Promise<void> {
  const keyring = `${home}/keyring`;
  // A set-up that was cut short starts anew.
  await host.run('root', ['sh', '-c', `rm -rf ${keyring} ${home}/monitor/* ${home}/store/*`]);
  await host.run(user, ['ceph-authtool', '--create-keyring', keyring]);
  for (const [name, granted] of Object.entries(capabilities)) {
    const caps = Object.entries(granted).flatMap(([service, right]) => ['--cap', service, right]);
    await host.run(user, ['ceph-authtool', keyring, '--gen-key', '-n', name, ...caps]);
  }
}

/** A bucket is its maker's: neither account sees into those of the other. */
async function ensureAccounts({ installation }: NativeHost, tool: Tool): Promise<void> {
  const users = JSON.parse(await tool('radosgw-admin', 'user', 'list')) as string[];
  const accounts = { [accountName]: installation.password, [chatAccountName]: chatPassword(installation) };
  for (const [name, secret] of Object.entries(accounts)) {
    if (users.includes(name)) continue;
    const keys = ['--access-key', name, '--secret-key', secret];
    await tool('radosgw-admin', 'user', 'create', '--uid', name, '--display-name', name, ...keys);
  }
}
