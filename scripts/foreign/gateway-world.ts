import { newId, type Scope } from '@millrace/contracts';
import { insertApiKey } from '@millrace/database';
import { hashOfKey, newApiKey } from '@millrace/http';
import { type ChatEndpoint, openChatEndpoint } from '@millrace/models/testing';
import { startApp, urlOf } from '../faults/app-process.ts';
import { freshStack } from '../faults/fresh-stack.ts';

export interface GatewayWorld extends AsyncDisposable {
  /** Where gRPC is served: `127.0.0.1:50051`. */
  readonly address: string;
  /** Where JSON is served. */
  readonly url: string;
  /** The model that the gateway asks: one named `silent` stops after its first word. */
  readonly chat: ChatEndpoint;
  newKey(tenant: string, scopes: readonly Scope[]): Promise<string>;
}

/** A gateway that asks for keys, as a process of its own on the real servers, and a model behind it. */
export async function openGatewayWorld(): Promise<GatewayWorld> {
  await using opened = new AsyncDisposableStack();
  const stack = opened.adopt(await freshStack('gateway'), (stack) => stack.drop());
  const chat = opened.adopt(
    await openChatEndpoint(({ model }) =>
      model === 'silent' ? { text: ['Well, '], breaks: 'silence' } : { text: ['Because ', 'of the ', 'water.'] },
    ),
    (endpoint) => endpoint.close(),
  );
  const gateway = opened.adopt(
    await startApp('ai-gateway', {
      ...stack.environment,
      MILLRACE_AUTH: 'keys',
      MILLRACE_GRPC_PORT: '0',
      MILLRACE_GRPC_MAX_MESSAGE_BYTES: '1048576',
      MILLRACE_TEXT_PROVIDER: 'openai-compatible',
      MILLRACE_TEXT_MODEL: 'configured',
      OPENAI_BASE_URL: chat.baseUrl,
      OPENAI_API_KEY: 'of the configured model',
      FOREIGN_API_KEY: 'of the registered models',
    }),
    async (process) => void (await process.end('SIGTERM')),
  );
  const all = opened.move();
  return {
    address: new URL(urlOf(gateway, 'grpc')).host,
    url: urlOf(gateway),
    chat,
    async newKey(tenant, scopes) {
      const keyId = newId();
      const key = newApiKey(keyId);
      const row = { keyId, tenant, name: 'a test', hash: hashOfKey(key), scopes, createdBy: 'test' };
      await insertApiKey(stack.database, row);
      return key;
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
