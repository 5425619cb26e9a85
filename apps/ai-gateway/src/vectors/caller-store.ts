import type { HandlerContext, ServiceImpl } from '@connectrpc/connect';
import type { VectorStore } from '@millrace/ports';
import type { VectorService } from '@millrace/protocol';

/** The store of the tenant that calls. */
export type CallerStore = (context: HandlerContext) => VectorStore;

/** Some of the methods of the service. */
export type VectorMethods<Names extends keyof ServiceImpl<typeof VectorService>> = Pick<
  ServiceImpl<typeof VectorService>,
  Names
>;
