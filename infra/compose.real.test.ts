import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fleetApps } from '../scripts/fleet/apps.ts';
import { repository } from './settings.ts';

interface Service {
  readonly image: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly build?: { readonly dockerfile: string; readonly args: Readonly<Record<string, string>> };
  readonly deploy?: { readonly replicas: number };
  readonly healthcheck?: { readonly test: readonly string[] };
}

/** The file as Docker Compose itself reads it: its own client where it is installed, else the Debian root's. */
function readCompose(file: string, ...options: readonly string[]): Readonly<Record<string, Service>> {
  const own = spawnSync('docker', ['compose', 'version']).status === 0;
  const command = own ? ['docker', 'compose'] : [process.execPath, 'infra/cli.ts', 'exec', 'docker-compose'];
  const [program = '', ...args] = [...command, '-f', join('infra', file), ...options, 'config', '--format', 'json'];
  const env = {
    ...process.env,
    MILLRACE_PASSWORD: 'not-a-secret',
    MILLRACE_CHAT_PASSWORD: 'for-chat',
    MILLRACE_ADMIN_KEY: adminKey,
  };
  return JSON.parse(execFileSync(program, args, { cwd: repository, encoding: 'utf8', env })).services;
}

const adminKey = 'a key for a test, that nobody has';
const servers = ['objects', 'postgres', 'rabbitmq', 'redis'];

test('the development file starts the four servers, each with a check of its health', () => {
  const services = readCompose('compose.dev.yaml');
  expect(Object.keys(services).toSorted()).toEqual(servers);
  for (const service of Object.values(services)) expect(service.healthcheck?.test.length).toBeGreaterThan(1);
});

test('the file of the whole stack runs every app of the fleet from one Dockerfile', () => {
  const services = readCompose('compose.yaml');
  const apps = fleetApps.map(({ name }) => name);
  expect(Object.keys(services).toSorted()).toEqual([...servers, ...apps, 'migrate'].toSorted());
  for (const name of apps) {
    expect(services[name]).toMatchObject({
      image: `millrace/${name}:0.1.0`,
      build: { dockerfile: 'infra/docker/Dockerfile', args: { APP: name } },
      environment: { RABBITMQ_HOST: 'rabbitmq', MINIO_ENDPOINT: 'http://objects:9000' },
    });
  }
});

test('the APIs alone, which other containers reach, have the administrator’s key and ask their callers for one', () => {
  const services = readCompose('compose.yaml');
  const withKey = Object.keys(services).filter((name) => services[name]?.environment?.MILLRACE_ADMIN_KEY === adminKey);
  expect(withKey.toSorted()).toEqual(['ai-gateway', 'ingest-api', 'query-api']);
});

test('those alone who handle chat logs have the credentials to them', () => {
  const services = readCompose('compose.yaml');
  const having = (name: string) =>
    Object.keys(services).filter((service) => services[service]?.environment?.[name] === 'for-chat');
  expect(having('MILLRACE_CHAT_POSTGRES_PASSWORD').toSorted()).toEqual(['chat-logger', 'query-api']);
  expect(having('MILLRACE_CHAT_SECRET_ACCESS_KEY')).toEqual(['query-api']);
});

test('a backup is made by who asks for it, with the credentials of both buckets', () => {
  const { backup } = readCompose('compose.yaml', '--profile', 'tools');
  expect(backup).toMatchObject({
    image: 'millrace/backup:0.1.0',
    build: { args: { APP: 'backup' } },
    environment: { MINIO_SECRET_ACCESS_KEY: 'not-a-secret', MILLRACE_CHAT_SECRET_ACCESS_KEY: 'for-chat' },
  });
});

test('each worker has a number of replicas', () => {
  const services = readCompose('compose.yaml');
  const workers = fleetApps.filter(({ portOffset }) => portOffset === undefined);
  for (const { name } of workers) expect(services[name]?.deploy?.replicas).toBeGreaterThan(0);
});
