import {
  collectionRequestSchema,
  collectionSchema,
  type EmbeddingSettings,
  MillraceError,
  toMillraceError,
} from '@millrace/contracts';
import { callerOf, type HttpRoutes, requires } from '@millrace/http';
import type { Database, EmbeddingModels, ObjectStore } from '@millrace/ports';
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
      checkModel(models, settings.embedding);
      const collection = await makeCollection({ database, objects }, callerOf(request).tenant, name, settings);
      return reply.code(201).send(collection);
    },
  );
}

/** A model that this installation does not have is the caller's error, told now and not by the first document. */
function checkModel(models: EmbeddingModels, embedding: EmbeddingSettings): void {
  try {
    models.open(embedding);
  } catch (error) {
    const { code, message } = toMillraceError(error);
    if (code !== 'CONFIG_INVALID') throw error;
    throw new MillraceError('VALIDATION_ERROR', `body.settings.embedding: ${message}`, { cause: error });
  }
}
