import { z } from 'zod';
import { setting } from '../setting.ts';

/** Where gRPC is served, and how. */
export const grpcSettings = z.object({
  host: setting(z.string().default('127.0.0.1'), {
    env: ['MILLRACE_GRPC_HOST'],
    describe: 'Address on which gRPC is served; 0.0.0.0 for all',
  }),
  port: setting(z.int().min(0).max(65_535).default(50_051), {
    env: ['MILLRACE_GRPC_PORT'],
    describe: 'Port on which gRPC is served; 0 for a free one',
  }),
  maxMessageBytes: setting(
    z
      .int()
      .min(65_536)
      .max(1_073_741_824)
      .default(64 * 1024 * 1024),
    { env: ['MILLRACE_GRPC_MAX_MESSAGE_BYTES'], describe: 'The largest message that is read or written, bytes' },
  ),
  maxDeadlineMs: setting(z.int().min(1_000).max(86_400_000).default(600_000), {
    env: ['MILLRACE_GRPC_MAX_DEADLINE_MS'],
    describe: 'How long a call may take, whatever deadline it names, milliseconds',
  }),
  tlsCertFile: setting(z.string().min(1).optional(), {
    env: ['MILLRACE_GRPC_TLS_CERT_FILE'],
    describe: 'Certificate chain, PEM; with the key it makes TLS',
  }),
  tlsKeyFile: setting(z.string().min(1).optional(), {
    env: ['MILLRACE_GRPC_TLS_KEY_FILE'],
    describe: 'Private key of the certificate, PEM',
  }),
  tlsClientCaFile: setting(z.string().min(1).optional(), {
    env: ['MILLRACE_GRPC_TLS_CLIENT_CA_FILE'],
    describe: 'Authorities whose certificates callers must show (mutual TLS), PEM',
  }),
});
export type GrpcSettings = z.infer<typeof grpcSettings>;
