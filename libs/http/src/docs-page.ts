import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { openApiDocument } from './openapi/document.ts';
import { recordRoutes } from './openapi/route-record.ts';
import type { HttpRoutes } from './zod-types.ts';

/**
 * Serves the OpenAPI document of the routes added from now on at `/openapi.json`, and a page over it at `/docs`.
 * Returns the document; it is whole once all routes are added.
 */
export async function serveDocs(
  server: HttpRoutes,
  info: { readonly version: string; readonly description: string },
): Promise<() => Record<string, unknown>> {
  const routes = recordRoutes(server);
  const document = () => openApiDocument({ ...info, routes });
  server.get('/openapi.json', async () => document());
  const placeholder = { openapi: '3.1.0', info: { title: 'Millrace', version: info.version }, paths: {} };
  await server.register(swagger, { mode: 'static', specification: { document: placeholder } });
  await server.register(swaggerUi, { routePrefix: '/docs', staticCSP: true, transformSpecification: document });
  return document;
}
