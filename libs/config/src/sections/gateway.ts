import { z } from 'zod';
import { setting } from '../setting.ts';

/** `localhost:50051`, as gRPC's own clients take it, is a URL too. */
const addressAsUrl = (value: unknown) =>
  typeof value === 'string' && /^[^/]+:\d+$/.test(value) ? `http://${value}` : value;

/** The model gateway that an app asks before it asks a provider itself. */
export const gatewaySettings = z.object({
  url: setting(z.preprocess(addressAsUrl, z.url({ protocol: /^https?$/ })).optional(), {
    env: ['MILLRACE_GATEWAY_URL', 'AI_SERVICE_GRPC_ADDRESS'],
    describe: 'URL of the model gateway’s gRPC port, or host:port; without it models are asked directly',
  }),
  apiKey: setting(z.string().min(1).optional(), {
    env: ['MILLRACE_GATEWAY_API_KEY'],
    secret: true,
    describe: 'Key to the model gateway',
  }),
  caFile: setting(z.string().min(1).optional(), {
    env: ['MILLRACE_GATEWAY_CA_FILE'],
    describe: 'Authority of the gateway’s certificate, PEM; default: those that Node.js knows',
  }),
  certFile: setting(z.string().min(1).optional(), {
    env: ['MILLRACE_GATEWAY_CERT_FILE'],
    describe: 'Certificate to show to the gateway (mutual TLS), PEM',
  }),
  keyFile: setting(z.string().min(1).optional(), {
    env: ['MILLRACE_GATEWAY_KEY_FILE'],
    describe: 'Private key of that certificate, PEM',
  }),
});
export type GatewaySettings = z.infer<typeof gatewaySettings>;
