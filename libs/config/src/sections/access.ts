import { z } from 'zod';
import { setting } from '../setting.ts';

/** Who may ask the HTTP APIs. */
export const accessSettings = z.object({
  mode: setting(z.enum(['open', 'keys']).optional(), {
    env: ['MILLRACE_AUTH'],
    describe:
      '`keys`: callers show an API key or a token; `open`: everybody is believed, on addresses of this machine alone. Default: `keys` where MILLRACE_ADMIN_KEY or MILLRACE_JWKS_URL is set, else `open`',
  }),
  adminKey: setting(
    z
      .string()
      .min(32)
      .max(512)
      .regex(/^[!-~]+$/, 'letters, digits and signs of ASCII')
      .optional(),
    {
      env: ['MILLRACE_ADMIN_KEY'],
      secret: true,
      describe:
        'A key that may do everything for every tenant: it makes the first keys. `openssl rand -hex 32` makes one',
    },
  ),
  jwksUrl: setting(z.url({ protocol: /^https?$/ }).optional(), {
    env: ['MILLRACE_JWKS_URL'],
    describe: 'Where the public keys of JSON Web Tokens are; with it tokens are taken as well as API keys',
  }),
  jwtIssuer: setting(z.string().min(1).optional(), {
    env: ['MILLRACE_JWT_ISSUER'],
    describe: 'Issuer (`iss`) that a token must name',
  }),
  jwtAudience: setting(z.string().min(1).optional(), {
    env: ['MILLRACE_JWT_AUDIENCE'],
    describe: 'Audience (`aud`) that a token must name',
  }),
  jwtTenantClaim: setting(z.string().min(1).default('tenant'), {
    env: ['MILLRACE_JWT_TENANT_CLAIM'],
    describe: 'Claim of a token that names the tenant',
  }),
  jwtScopeClaim: setting(z.string().min(1).default('scope'), {
    env: ['MILLRACE_JWT_SCOPE_CLAIM'],
    describe: 'Claim of a token with its scopes: words, or a list',
  }),
});
export type AccessSettings = z.infer<typeof accessSettings>;
