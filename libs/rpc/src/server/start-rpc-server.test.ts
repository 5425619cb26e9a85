import { createClient } from '@connectrpc/connect';
import { MillraceError } from '@millrace/contracts';
import { VectorService } from '@millrace/protocol';
import { expect, it } from 'vitest';
import { callerOf } from '../access/caller.ts';
import { defineRpcService } from '../rpc-service.ts';
import { serveRpc } from '../testing/index.ts';

const names = Object.keys(VectorService.method);
const scopes = Object.fromEntries(names.map((name) => [name, 'read'])) as Record<
  keyof typeof VectorService.method,
  'read'
>;

function unimplemented(): never {
  throw new MillraceError('RECORD_NOT_FOUND', 'no such record');
}

it('answers a gRPC call, and ends one that throws with the status of its code', async () => {
  const methods = Object.fromEntries(names.map((name) => [name, unimplemented]));
  const service = defineRpcService(VectorService, scopes, {
    ...(methods as unknown as Parameters<typeof defineRpcService<typeof VectorService>>[2]),
    listCollections: (_request, context) => ({ names: [callerOf(context).tenant] }),
  });
  const { server, transport } = await serveRpc([service], 'acme');
  const client = createClient(VectorService, transport);
  expect((await client.listCollections({})).names).toEqual(['acme']);
  await expect(client.hasCollection({ name: 'x' })).rejects.toMatchObject({ code: 5, rawMessage: 'no such record' });
  await server.close();
});
