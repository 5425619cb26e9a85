import { reembeddingRequestSchema, reembeddingSchema, slugSchema } from '@millrace/contracts';
import { cancelReembedding, getReembedding, insertAudit, inTenant } from '@millrace/database';
import { callerOf, type HttpRoutes, requires } from '@millrace/http';
import { z } from 'zod';
import { type ChangeModelDeps, changeModel } from '../collections/change-model.ts';

const path = '/api/v1/collections/:name/re-embedding';
const params = z.object({ name: slugSchema });
const tags = ['collections'];

/** `POST`, `GET` and `DELETE /api/v1/collections/{name}/re-embedding` */
export function reEmbedding(server: HttpRoutes, deps: ChangeModelDeps): void {
  const { database } = deps;
  server.post(
    path,
    {
      schema: {
        ...requires('write'),
        summary: 'Change the embedding model of a collection',
        description:
          'Vectors of the new model are made beside the old ones, as bulk; search answers from the old ones until all documents have the new, and from the new ones from one moment to the next. 409 CAMPAIGN_RUNNING while there is another change.',
        tags,
        params,
        body: reembeddingRequestSchema,
        response: { 202: reembeddingSchema },
      },
    },
    async (request, reply) =>
      reply.code(202).send(await changeModel(deps, callerOf(request), request.params.name, request.body)),
  );

  server.get(
    path,
    {
      schema: {
        ...requires('read'),
        summary: 'How far the change of a collection’s model has come',
        description: 'The last one, also when it is over. 404 RECORD_NOT_FOUND where there was none.',
        tags,
        params,
        response: { 200: reembeddingSchema },
      },
    },
    async (request) => {
      const { tenant } = callerOf(request);
      return inTenant(database, tenant, (tx) => getReembedding(tx, tenant, request.params.name));
    },
  );

  server.delete(
    path,
    {
      schema: {
        ...requires('write'),
        summary: 'Cancel the change of a collection’s model',
        description: 'Final when it answers: search stays with the old model. 409 TOO_LATE once it was switched.',
        tags,
        params,
        response: { 200: reembeddingSchema },
      },
    },
    async (request) => {
      const { tenant, actor } = callerOf(request);
      const { name } = request.params;
      return inTenant(database, tenant, async (tx) => {
        await cancelReembedding(tx, tenant, name);
        await insertAudit(tx, [{ actor, tenant, action: 'collection.re-embed.cancel', subject: name }]);
        return getReembedding(tx, tenant, name);
      });
    },
  );
}
