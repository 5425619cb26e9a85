import { chatAccountName, chatPassword } from '../chat-account.ts';
import { accountName } from '../environment.ts';
import type { NativeHost, NativeServer } from './native-server.ts';

const binaries = '/usr/lib/postgresql/17/bin';
const data = '/srv/postgres/data';
const passwordFile = '/srv/postgres/password';

/** Modest for a shared development machine, and as durable as in production: fsync stays on. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  jit: 'off',
  shared_buffers: '256MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '2GB',
  max_connections: '300',
  timezone: 'UTC',
};

/** PostgreSQL 17 with pgvector; the extension itself is created by the migrations. */
export function postgresServer(host: NativeHost): NativeServer {
  const port = host.ports.postgres;
  const connection = ['-h', '127.0.0.1', '-p', String(port), '-U', accountName];
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const env = { PGPASSWORD: host.installation.password };
  const query = (sql: string) =>
    host.run('postgres', ['psql', ...connection, '-d', 'postgres', '-Atc', sql], { env }).then((out) => out.trim());
  return {
    name: 'postgres',
    restarted: ['postgres'],
    daemons: [
      {
        name: 'postgres',
        user: 'postgres',
        port,
        command: [`${binaries}/postgres`, '-D', data, '-p', String(port), ...options],
        // A fast shutdown: sessions are cut, everything is written. SIGTERM would wait for every session to leave.
        stopSignal: 'SIGINT',
        prepare: () => prepare(host),
        isReady: () => succeeds(host.run('postgres', [`${binaries}/pg_isready`, '-q', ...connection])),
        async finish() {
          const found = await query(`select 1 from pg_database where datname = '${accountName}'`);
          if (found !== '1') await query(`create database ${accountName}`);
          await query(makeChatLogin(chatPassword(host.installation)));
        },
      },
    ],
  };
}

/** A login that is nothing by itself and may take on the role of the chat logs, which the migrations grant what it needs. */
function makeChatLogin(password: string): string {
  return `do $$ begin
    if not exists (select from pg_roles where rolname = 'millrace_chat') then create role millrace_chat nologin; end if;
    if not exists (select from pg_roles where rolname = '${chatAccountName}') then
      create role ${chatAccountName} login noinherit password '${password}' in role millrace_chat;
    end if;
  end $$`;
}

async function prepare(host: NativeHost): Promise<void> {
  await host.run('root', ['install', '-d', '-o', 'postgres', '-g', 'postgres', '-m', '700', '/srv/postgres']);
  if (!host.exists(`${data}/PG_VERSION`)) await initialise(host);
  await host.run('postgres', ['sh', '-c', dropForeignPidFile]);
}

async function initialise(host: NativeHost): Promise<void> {
  host.write(passwordFile, host.installation.password);
  // A run that was cut short leaves a folder that initdb refuses.
  await host.run('root', ['rm', '-rf', data]);
  const locale = ['--locale=C.UTF-8', '--encoding=UTF8'];
  const auth = ['--auth=scram-sha-256', `--username=${accountName}`, `--pwfile=${passwordFile}`];
  await host.run('postgres', [`${binaries}/initdb`, '-D', data, ...locale, ...auth]);
}

/**
 * After a crash the pid in postmaster.pid may be another program's, or that of a dead postmaster which init has not
 * collected yet. Postgres would refuse to start for either.
 */
const dropForeignPidFile = `
pid=$(head -n 1 ${data}/postmaster.pid 2>/dev/null) || exit 0
read -r _ name state _ 2>/dev/null < /proc/$pid/stat
[ "$name" = "(postgres)" ] && [ "$state" != Z ] || rm -f ${data}/postmaster.pid
`;

function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
