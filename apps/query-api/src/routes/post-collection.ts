import { collectionRequestSchema, collectionSchema } from '@millrace/contracts';
import { callerOf, type HttpRoutes, requires } from '@millrace/http';
import type { Database, EmbeddingModels, ObjectStore } from '@millrace/ports';
import { checkModel } from '../collections/check-model.ts';
import { makeCollection } from '../collections/make-collection.ts';

interface Deps {
  readonly database: Database;
  readonly objects: ObjectStore;
  readonly models: EmbeddingModels;
}

/** `POST /api/v1/collections` */
export function postCollection(server: HttpRoutes, { database, objects, models }: Deps): void {
  server.post(
    '/api/v1/collections',
    {
      schema: {
        ...requires('write'),
        summary: 'Make a collection',
        description: 'Settings hold for the tasks that are accepted from now on.',
        tags: ['collections'],
        body: collectionRequestSchema,
        response: { 201: collectionSchema },
      },
    },
    async (request, reply) => {
      const { name, settings } = request.body;
      await checkModel(models, settings.embedding, 'body.settings.embedding');
      const collection = await makeCollection({ database, objects }, callerOf(request).tenant, name, settings);
      return reply.code(201).send(collection);
    },
  );
}
