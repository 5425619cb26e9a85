import { searchRequestSchema, searchResponseSchema } from '@millrace/contracts';
import { callerOf, type HttpRoutes, limited, requires } from '@millrace/http';
import type { Search } from '../search/search.ts';

/** `POST /api/v1/search` */
export function postSearch(server: HttpRoutes, search: Search): void {
  server.post(
    '/api/v1/search',
    {
      schema: {
        ...requires('read'),
        ...limited('searches'),
        summary: 'The best passages for a query',
        description:
          'By words (BM25) and by vectors, fused by weight. Only whole documents are searched: the old one until the new one is complete.',
        tags: ['search'],
        body: searchRequestSchema,
        response: { 200: searchResponseSchema },
      },
    },
    (request) => search(callerOf(request).tenant, request.body),
  );
}
