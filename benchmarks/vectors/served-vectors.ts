import { connectGateway, remoteVectorStores } from '@millrace/client';
import type { DatabaseSettings } from '@millrace/database';
import type { Database, VectorStore } from '@millrace/ports';
import { realServers } from '@millrace/ports/testing';
import { startApp, urlOf } from '../../scripts/faults/app-process.ts';
import { freshStack } from '../../scripts/faults/fresh-stack.ts';

/** A gateway, a process of its own, and the database behind it. */
export interface ServedVectors extends AsyncDisposable {
  readonly store: VectorStore;
  readonly database: Database;
  /** To open more connections to it. */
  readonly settings: DatabaseSettings;
}

export async function serveVectors(): Promise<ServedVectors> {
  await using opened = new AsyncDisposableStack();
  const stack = opened.adopt(await freshStack('vectors'), (stack) => stack.drop());
  const environment = { ...stack.environment, MILLRACE_GRPC_PORT: '0', MILLRACE_RATE_LIMITS_ENABLED: 'false' };
  const app = opened.adopt(await startApp('ai-gateway', environment), async (app) => void (await app.end('SIGTERM')));
  const gateway = opened.adopt(connectGateway({ url: urlOf(app, 'grpc') }), (gateway) => gateway.close());
  const all = opened.move();
  return {
    store: remoteVectorStores(gateway).of('bench'),
    database: stack.database,
    settings: { ...realServers().postgres, database: stack.environment.POSTGRES_DB ?? '' },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
