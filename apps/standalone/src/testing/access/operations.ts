import { type Scope, scopeSchema } from '@millrace/contracts';
import { openApiOf } from '@millrace/http';
import { ingestApi } from '@millrace/ingest-api';
import { queryApi } from '@millrace/query-api';
import { z } from 'zod';
import { type Schema, sampleOf, type Values } from './sample.ts';
import { textPlaces } from './text-places.ts';

const schemaSchema = z.custom<Schema>((value) => typeof value === 'object' && value !== null);
const operationSchema = z.object({
  security: z.array(z.object({ apiKey: z.array(scopeSchema) })).optional(),
  parameters: z.array(
    z.object({
      name: z.string().default(''),
      in: z.string().default('header'),
      required: z.boolean().default(false),
      schema: schemaSchema.default({}),
    }),
  ),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: schemaSchema })) }).optional(),
});
const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), schemaSchema) }),
});

/** A route of the OpenAPI document. */
export interface Operation {
  /** As `GET /api/v1/tasks/{taskId}`. */
  readonly name: string;
  readonly method: string;
  /** The scope that it says it requires; undefined where anyone may. */
  readonly scope: Scope | undefined;
  /** What its path names. */
  readonly pathNames: readonly string[];
  /** What may be named beside that, in its query or its body. */
  readonly otherNames: readonly string[];
  /** A request for what `values` name: what the path and the schema ask for, and of the rest what `values` has. */
  request(values: Values): Asked;
  /** Such a request for each place where it takes a text, with `text` in it. */
  withText(values: Values, text: string): (Asked & { readonly place: string })[];
}

interface Asked {
  readonly path: string;
  readonly init: RequestInit;
}

/** What the schemas cannot say that a body must have. */
const needed: Readonly<Record<string, Values>> = {
  'POST /api/v1/documents': { name: 'sample.txt', text: 'A sample.' },
  'PATCH /api/v1/conversations/{conversationId}': { title: 'sample' },
  'POST /api/v1/conversations/{conversationId}/messages': { content: 'sample' },
  'POST /api/v1/conversations/{conversationId}/messages/batch': { content: 'sample' },
  'POST /api/v1/chat-logs': { log_data: { prompt: 'sample' } },
  'POST /api/v1/keys': { scopes: 'keys' },
};

/** All routes of both APIs, those of tomorrow too. */
export async function allOperations(): Promise<Operation[]> {
  const { paths, components } = documentSchema.parse(await openApiOf([ingestApi, queryApi], '0.0.0'));
  const resolve = (schema: Schema): Schema => {
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : (components.schemas[name] ?? {});
  };
  return Object.entries(paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, { security, parameters, requestBody }]): Operation => {
      const named = (location: string) => parameters.filter((parameter) => parameter.in === location);
      const [contentType, body] = Object.entries(requestBody?.content ?? {})[0] ?? [];
      const operation = `${method.toUpperCase()} ${path}`;
      return {
        name: operation,
        method: method.toUpperCase(),
        scope: security?.[0]?.apiKey[0],
        pathNames: named('path').map(({ name }) => name),
        otherNames: [
          ...named('query').map(({ name }) => name),
          ...Object.keys(body ? (resolve(body.schema).properties ?? {}) : {}),
        ],
        request,
        withText(values, text) {
          const inAddress = [...named('path'), ...named('query')].map(({ name }) => ({
            place: name,
            ...request({ ...values, [name]: text }),
          }));
          const inBody = textPlaces(body?.schema ?? {}, resolve).map(({ at, fill }) => {
            const { path: address, init } = request(values);
            const sample = {
              ...(body && (sampleOf(body.schema, resolve, { ...needed[operation], ...values }) as object)),
              ...(fill(text) as object),
            };
            return { place: `body${at}`, path: address, init: { ...init, ...bodyOf(contentType, sample) } };
          });
          return [...inAddress, ...inBody];
        },
      };
      function request(given: Values): Asked {
        const values = { ...needed[operation], ...given };
        const url = new URL(
          path.replace(/\{(\w+)\}/g, (_all, name) => encodeURIComponent(String(values[name]))),
          'http://x',
        );
        for (const { name, required, schema } of named('query')) {
          const value = values[name] ?? (required ? sampleOf(schema, resolve, {}) : undefined);
          if (value !== undefined) url.searchParams.set(name, String(value));
        }
        const sample = body && sampleOf(body.schema, resolve, values);
        return {
          path: url.pathname + url.search,
          init: { method: method.toUpperCase(), ...bodyOf(contentType, sample) },
        };
      }
    }),
  );
}

function bodyOf(contentType: string | undefined, sample: unknown): RequestInit {
  if (contentType === undefined) return {};
  if (contentType === 'application/json')
    return { headers: { 'content-type': contentType }, body: JSON.stringify(sample) };
  const form = new FormData();
  for (const [name, value] of Object.entries(sample ?? {})) {
    if (name !== 'file') form.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  form.set('file', new Blob(['A sample.']), 'sample.txt');
  return { body: form };
}
