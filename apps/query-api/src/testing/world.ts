import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectionSettingsSchema, type TaskEnvelope } from '@millrace/contracts';
import { type DatabaseKind, freshDatabase, onlyInTenant } from '@millrace/database/testing';
import { type FileObjectStore, openFileObjectStore, openMemoryCache, openMemoryTaskStates } from '@millrace/embedded';
import type { HttpPorts } from '@millrace/http';
import { type ServedApp, type ServeOptions, serve } from '@millrace/http/testing';
import { openEmbeddingModels } from '@millrace/models';
import type { Database, EmbeddingModels, ObjectStore, TaskStates, TextModels } from '@millrace/ports';
import { anEnvelope } from '@millrace/ports/testing';
import { indexDocument } from '@millrace/retrieval/testing';
import { queryApi } from '../query-api.ts';

export interface World extends AsyncDisposable {
  readonly database: Database;
  readonly objects: ObjectStore;
  readonly chatImages: FileObjectStore;
  readonly states: TaskStates;
  readonly models: EmbeddingModels;
  /** A request to the app, for the tenant that its headers name. */
  readonly request: ServedApp['request'];
  /** The same ports behind an app of its own, with another model or other settings. */
  serve(
    options: Partial<HttpPorts> & { readonly settings?: Record<string, unknown>; readonly access?: ServeOptions },
  ): Promise<ServedApp>;
  /** A tenant that nobody else speaks for. */
  tenant(): Tenant;
}

export interface Tenant {
  readonly name: string;
  request(path: string, init?: RequestInit): Promise<Response>;
  get(path: string): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
  /** Indexes a document of these passages and makes it live. */
  index(passages: readonly string[], overrides?: Partial<TaskEnvelope>): Promise<TaskEnvelope>;
}

/** The app over either database, files, states in memory and the built-in model, served on a free port. */
export async function openWorld(kind: DatabaseKind = 'embedded'): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-query-'));
  const objects = await openFileObjectStore({ folder });
  const chatImages = await openFileObjectStore({ folder: join(folder, 'chat'), bucket: 'chat-service-images' });
  const { database, stop } = await freshDatabase(kind);
  const asked = onlyInTenant(database);
  const models = openEmbeddingModels({ openaiBaseUrl: 'http://127.0.0.1:9', timeoutMs: 1_000, batchSize: 1 });
  const model = models.open(collectionSettingsSchema.parse({}).embedding);
  const states = openMemoryTaskStates();
  const cache = openMemoryCache();
  const textModels: TextModels = { list: async () => [], open: async () => undefined };
  const ports = { database: asked, objects, models, states, cache, textModels, chatDatabase: database, chatImages };
  const server = await serve(queryApi, ports, {});

  function tenant(): Tenant {
    const name = `t-${randomUUID()}`;
    const request = (path: string, init: RequestInit = {}) =>
      server.request(path, { ...init, headers: { 'x-tenant-id': name, ...init.headers } });
    return {
      name,
      request,
      get: (path) => request(path),
      post: (path, body) =>
        request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      async index(passages, overrides = {}) {
        const task = anEnvelope({ tenant: name, ...overrides });
        const vectors = await model.embed(passages);
        const chunks = passages.map((text, place) => {
          const vector = vectors[place];
          return vector ? { text, vector } : { text };
        });
        await indexDocument(database, task, chunks, model.key);
        return task;
      },
    };
  }

  return {
    database,
    objects,
    chatImages,
    states,
    models,
    request: server.request,
    tenant,
    serve: ({ settings = {}, access = {}, ...others }) => serve(queryApi, { ...ports, ...others }, settings, access),
    async [Symbol.asyncDispose]() {
      await server.close();
      await states.close();
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** The code of a problem response. */
export async function codeIn(response: Response): Promise<string> {
  const problem: unknown = await response.json();
  return typeof problem === 'object' && problem !== null && 'code' in problem ? String(problem.code) : 'no code';
}
