import { slugSchema } from '@millrace/contracts';
import type { FastifyRequest } from 'fastify';
import { validate } from './validate.ts';

/** The tenant that a request speaks for: its `X-Tenant-ID`, which a trusted caller sets, or `default`. */
export function tenantOf(request: Pick<FastifyRequest, 'headers'>): string {
  const header = request.headers['x-tenant-id'];
  return header === undefined ? 'default' : validate(slugSchema, header, 'X-Tenant-ID');
}
