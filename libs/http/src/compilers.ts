import { z } from 'zod';
import { validate } from './validate.ts';
import type { HttpRoutes } from './zod-types.ts';

const described = new WeakSet<z.ZodType>();

/** Marks a body that the route reads by itself, such as a form with a file: the schema is documentation and not applied. */
export function onlyDescribed<T extends z.ZodType>(schema: T): T {
  described.add(schema);
  return schema;
}

/** Names of the parts of a request as callers know them. */
const partNames: Readonly<Record<string, string>> = { querystring: 'query', params: 'path' };

/** Makes the server check requests by zod. Responses are typed when they are written, and only put into words here. */
export function useZod(server: HttpRoutes): void {
  server.setValidatorCompiler(({ schema, httpPart }) => {
    if (!(schema instanceof z.ZodType)) throw new TypeError('the schema of a route must be a zod schema');
    if (described.has(schema)) return (value) => ({ value });
    const part = partNames[httpPart ?? ''] ?? httpPart ?? 'request';
    return (value) => {
      try {
        return { value: validate(schema, value, part) };
      } catch (error) {
        if (error instanceof Error) return { error };
        throw error;
      }
    };
  });
  server.setSerializerCompiler(() => (value) => JSON.stringify(value));
}
