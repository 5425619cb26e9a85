import type { z } from 'zod';
import { type Access, scopeOf } from '../access/requires.ts';
import type { HttpRoutes } from '../zod-types.ts';

/** A route as the OpenAPI document shows it. */
export interface RouteRecord {
  readonly method: string;
  /** In Fastify's form: `/tasks/:taskId`. */
  readonly url: string;
  readonly schema: RouteSchema;
}

export interface RouteSchema extends Partial<Access> {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly consumes?: readonly string[];
  readonly produces?: readonly string[];
  readonly params?: z.ZodType;
  readonly querystring?: z.ZodType;
  readonly headers?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response?: Readonly<Record<string, z.ZodType>>;
}

/** Collects the routes that are added from now on and have a summary, or ask callers for a scope. */
export function recordRoutes(server: HttpRoutes): readonly RouteRecord[] {
  const records: RouteRecord[] = [];
  server.addHook('onRoute', ({ method, url, schema }) => {
    if (!schema?.summary && !scopeOf(schema)) return;
    for (const name of [method].flat()) {
      if (name !== 'HEAD') records.push({ method: name, url, schema: schema as RouteSchema });
    }
  });
  return records;
}
