import type { EmbeddedAdapters } from '@millrace/composition';
import { MillraceError } from '@millrace/contracts';
import { type AnyHttpApp, defineHttpApp, forAnyone } from '@millrace/http';
import { z } from 'zod';

/** What S3 does for its presigned URLs: gives an object to whoever has a link to it. The link says who may, so nobody is asked for a key. */
export function linkedObjects(stores: EmbeddedAdapters['linked']): AnyHttpApp {
  return defineHttpApp({
    name: 'linked-objects',
    summary: 'Gives objects to whoever has a link to one.',
    needs: [],
    settings: z.object({}),
    routes(server) {
      for (const { links, head, getStream } of stores) {
        server.get(
          `${links.path}/*`,
          {
            schema: {
              ...forAnyone,
              summary: 'An object, by a link to it',
              tags: ['chat logs'],
              produces: ['application/octet-stream'],
            },
          },
          async (request, reply) => {
            const key = links.keyOf(request.url);
            const found = await head(key);
            if (!found) throw new MillraceError('OBJECT_NOT_FOUND', 'there is no such object any more');
            // Whatever was uploaded runs nothing here, on the same origin as the API.
            return reply
              .type(found.contentType ?? 'application/octet-stream')
              .header('content-length', found.bytes)
              .header('content-security-policy', "default-src 'none'; sandbox")
              .header('x-content-type-options', 'nosniff')
              .header('cache-control', 'private, no-store')
              .send(await getStream(key, { etag: found.etag }));
          },
        );
      }
    },
  });
}
