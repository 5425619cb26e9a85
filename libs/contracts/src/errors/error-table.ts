import type { GrpcStatus } from './grpc-status.ts';

/** Error codes, with what follows from each. */
export type ErrorTable = Readonly<
  Record<
    string,
    {
      /** HTTP status (RFC 9110) of a response that carries the code. */
      readonly status: number;
      /** Status of a call that ends with it. */
      readonly grpc: GrpcStatus;
      /** What a worker does with it: `never` is a permanent failure (dead letter at once), `backoff` climbs the delay ladder. */
      readonly retry: 'never' | 'backoff';
      /** One sentence for people. */
      readonly title: string;
    }
  >
>;
