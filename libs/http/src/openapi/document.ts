import { errorCodes, problemContentType, scopes } from '@millrace/contracts';
import type { z } from 'zod';
import { rateGroupOf } from '../limits/limited.ts';
import { componentSchemas, type JsonSchema, schemaObject, writtenOut } from './components.ts';
import type { RouteRecord, RouteSchema } from './route-record.ts';

export interface OpenApiOptions {
  readonly version: string;
  readonly description: string;
  readonly routes: readonly RouteRecord[];
}

/** The OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.1.html) of the routes. */
export function openApiDocument({ version, description, routes }: OpenApiOptions): Record<string, unknown> {
  const paths: Record<string, Record<string, object>> = {};
  for (const { method, url, schema } of routes) {
    const path = url.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(method, url, schema) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Millrace',
      version,
      description,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: `An API key, or a JSON Web Token where the server takes them. Scopes: ${scopeList()}`,
        },
      },
      parameters: {
        Tenant: headerParameter(
          'X-Tenant-ID',
          'The tenant; default: that of the key, or `default` where none is asked for',
        ),
        User: headerParameter('X-User-ID', 'The user that the caller speaks for; it takes the scope `act-as`'),
      },
      responses: {
        Problem: {
          description: `Problem details (RFC 9457). Codes: ${Object.keys(errorCodes).join(', ')}`,
          content: { [problemContentType]: { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

const callerParameters = [{ $ref: '#/components/parameters/Tenant' }, { $ref: '#/components/parameters/User' }];

function headerParameter(name: string, description: string): object {
  return { name, in: 'header', description, schema: { type: 'string' } };
}

function scopeList(): string {
  return Object.entries(scopes)
    .map(([scope, meaning]) => `\`${scope}\` (${meaning})`)
    .join('; ');
}

function operation(method: string, url: string, schema: RouteSchema): object {
  const { summary, description, tags, body, security } = schema;
  const group = rateGroupOf(method, schema);
  return {
    operationId: operationId(`${method} ${url}`),
    summary,
    ...(description ? { description } : {}),
    ...(tags ? { tags } : {}),
    ...(security ? { security } : {}),
    ...(group ? { 'x-rate-limit': group } : {}),
    parameters: [
      ...(security?.length ? callerParameters : []),
      ...parameters('path', schema.params),
      ...parameters('query', schema.querystring),
      ...parameters('header', schema.headers),
    ],
    ...(body
      ? { requestBody: { required: true, content: content(schemaObject(body, 'input'), schema.consumes) } }
      : {}),
    responses: { default: { $ref: '#/components/responses/Problem' }, ...responses(schema) },
  };
}

/** `GET /api/v1/tasks/:taskId/events` → `getTasksTaskIdEvents`. */
function operationId(route: string): string {
  const [method = '', path = ''] = route.split(' ');
  const words = path.replace('/api/v1', '').match(/[A-Za-z0-9]+/g) ?? [];
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function parameters(location: 'path' | 'query' | 'header', schema: z.ZodType | undefined): object[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = writtenOut(schema, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...property }]) => ({
    name,
    in: location,
    required: location === 'path' || required.includes(name),
    ...(description ? { description } : {}),
    schema: property,
  }));
}

function responses({ response = {}, produces }: RouteSchema): Record<string, object> {
  const entries = Object.entries(response).map(([status, schema]) => [
    status,
    {
      description: schema.description ?? 'The answer',
      content: content(schemaObject(schema, 'output'), produces),
    },
  ]);
  return Object.fromEntries(entries);
}

function content(schema: JsonSchema, types: readonly string[] = ['application/json']): object {
  return Object.fromEntries(types.map((type) => [type, { schema }]));
}
