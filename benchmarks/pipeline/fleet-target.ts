import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createClient } from '@millrace/client';
import { objectKeys } from '@millrace/contracts';
import { openS3ObjectStore } from '@millrace/objects-s3';
import { silentLogger } from '@millrace/ports';
import { type AppProcess, startApp, urlOf } from '../../scripts/faults/app-process.ts';
import { type FreshStack, freshStack } from '../../scripts/faults/fresh-stack.ts';
import { processOnPort } from './server-processes.ts';
import type { NamedProcess, Target } from './target.ts';

const apps = ['ingest-api', 'parser', 'chunker', 'embedder', 'indexer', 'ledger'];

export interface FleetOptions {
  /** Processes of an app, where there is more than one. */
  readonly replicas: Readonly<Record<string, number>>;
  /** Whether vectors go into an HNSW index as they come; a new database has none yet. */
  readonly vectorIndex: boolean;
  /** Whether small artifacts travel in events. */
  readonly inline: boolean;
}

const everythingToObjects = { MILLRACE_PARSER_INLINE_MAX_BYTES: '0', MILLRACE_CHUNKER_INLINE_MAX_BYTES: '0' };

/** The fleet, every app a process of its own, on a database, virtual host and bucket that are removed at the end. */
export async function openFleet({ replicas, vectorIndex, inline }: FleetOptions): Promise<Target> {
  const stack = await freshStack('pipeline');
  if (!vectorIndex) await dropVectorIndexes(stack.database);
  const objects = await openBucket(stack.environment);
  const processes: AppProcess[] = [];
  const close = async () => {
    await Promise.all(processes.map((process) => process.end('SIGTERM')));
    const keys: string[] = [];
    for await (const { key } of objects.list('')) keys.push(key);
    await objects.delete(keys);
    await objects.close();
    await stack.drop();
  };
  try {
    const wanted = apps.flatMap((app) => Array<string>(replicas[app] ?? 1).fill(app));
    const environment = inline ? stack.environment : { ...stack.environment, ...everythingToObjects };
    const settled = await Promise.allSettled(wanted.map((app) => startApp(app, environment)));
    for (const one of settled) if (one.status === 'fulfilled') processes.push(one.value);
    for (const one of settled) if (one.status === 'rejected') throw one.reason;
  } catch (error) {
    await close();
    throw error;
  }
  const [ingest] = processes;
  if (!ingest) throw new Error('no app was started');
  const client = createClient({ apiUrl: urlOf(ingest) });

  return {
    kind: 'fleet',
    client,
    countedFrom: 'bytes in the object store',
    environment: stack.environment,
    async prepare(files) {
      const folder = `${objectKeys.incoming('default')}${randomUUID()}`;
      return Promise.all(
        files.map(async (file) => {
          const objectKey = `${folder}/${basename(file)}`;
          await objects.put(objectKey, await readFile(file));
          return () => client.createDocument({ objectKey, name: basename(file) });
        }),
      );
    },
    async clear() {
      await stack.database`truncate embeddings, postings, chunks, batches, generations, documents cascade`;
    },
    processes: () => processes.map((process) => ({ name: process.app, pid: numberIn(process, 'pid') ?? 0 })),
    servers: () => serverProcesses(stack),
    metrics: () => Promise.all(processes.flatMap(readMetrics)),
    [Symbol.asyncDispose]: close,
  };
}

async function dropVectorIndexes(database: FreshStack['database']): Promise<void> {
  const indexes = await database<{ name: string }[]>`
    select indexname as name from pg_indexes where tablename like 'embeddings%' and indexdef ilike '%using hnsw%'
  `;
  for (const { name } of indexes) await database`drop index ${database(name)}`;
}

function openBucket(environment: FreshStack['environment']) {
  return openS3ObjectStore({
    endpoint: environment.MINIO_ENDPOINT ?? '',
    region: 'us-east-1',
    accessKeyId: environment.MINIO_ACCESS_KEY_ID ?? '',
    secretAccessKey: environment.MINIO_SECRET_ACCESS_KEY ?? '',
    forcePathStyle: true,
    bucket: environment.MILLRACE_BUCKET ?? '',
    log: silentLogger,
  });
}

/** Of Postgres the backends of this fleet alone; the other servers whole, whoever else uses them. */
async function serverProcesses({ environment, database }: FreshStack): Promise<NamedProcess[]> {
  const backends = await database<{ pid: number }[]>`
    select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      and application_name like 'millrace-%'
  `;
  const found: NamedProcess[] = backends.map(({ pid }) => ({ name: 'postgres', pid }));
  const ports = {
    rabbitmq: Number(environment.RABBITMQ_PORT),
    redis: Number(environment.REDIS_PORT),
    objects: Number(new URL(environment.MINIO_ENDPOINT ?? '').port),
  };
  for (const [name, port] of Object.entries(ports)) {
    const pid = await processOnPort(port);
    if (pid !== undefined) found.push({ name, pid });
  }
  return found;
}

/** HTTP apps serve none on a port of their own. */
function readMetrics(process: AppProcess): Promise<string>[] {
  const port = numberIn(process, 'healthPort');
  return port ? [fetch(`http://127.0.0.1:${port}/metrics`).then((response) => response.text())] : [];
}

/** A number that a process has logged. */
function numberIn({ lines }: AppProcess, field: string): number | undefined {
  const number = lines.join('\n').match(new RegExp(`"${field}":(\\d+)`))?.[1];
  return number === undefined ? undefined : Number(number);
}
