import { dependencyUnavailable, MillraceError, type Scope, scopeSchema, slugSchema } from '@millrace/contracts';
import type { Clock } from '@millrace/ports';
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import type { AccessSettings } from './access-settings.ts';
import { type Identity, userSchema } from './identity.ts';

/** Signatures by a private key: one who knows the public key cannot make tokens. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** Clocks differ by so much, seconds. */
const clockTolerance = 30;

/**
 * Reads JSON Web Tokens (RFC 7519) whose keys are at `jwksUrl`: signature, issuer, audience, expiry; the user from `sub`, tenant and scopes
 * from their claims. Throws `AUTHENTICATION_ERROR` for any other, `DEPENDENCY_UNAVAILABLE` where the keys cannot be read.
 */
export function createTokenReader(
  { jwksUrl = '', jwtIssuer, jwtAudience, jwtTenantClaim = 'tenant', jwtScopeClaim = 'scope' }: AccessSettings,
  clock: Pick<Clock, 'now'>,
): (token: string) => Promise<Identity> {
  if (!jwtIssuer || !jwtAudience) {
    const message =
      'MILLRACE_JWKS_URL takes MILLRACE_JWT_ISSUER and MILLRACE_JWT_AUDIENCE: any token of the issuer would do else';
    throw new MillraceError('CONFIG_INVALID', message);
  }
  const keys = createRemoteJWKSet(new URL(jwksUrl));

  async function payloadOf(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms,
        issuer: jwtIssuer ?? '',
        audience: jwtAudience ?? '',
        requiredClaims: ['exp', 'sub'],
        clockTolerance,
        currentDate: clock.now(),
      });
      return payload;
    } catch (error) {
      if (isOfToken(error)) throw new MillraceError('AUTHENTICATION_ERROR', reasonOf(error), { cause: error });
      throw dependencyUnavailable('jwks', error);
    }
  }

  return async (token) => {
    const payload = await payloadOf(token);
    const subject = userSchema.safeParse(payload.sub);
    const tenant = slugSchema.safeParse(payload[jwtTenantClaim]);
    if (!subject.success || !tenant.success) {
      throw new MillraceError(
        'AUTHENTICATION_ERROR',
        `the token names no user, or no tenant by its claim '${jwtTenantClaim}'`,
      );
    }
    return { subject: subject.data, tenant: tenant.data, scopes: scopesOf(payload[jwtScopeClaim]) };
  };
}

/** Words, as RFC 8693 has them, or a list. Those of other services are left out. */
function scopesOf(claim: unknown): ReadonlySet<Scope> {
  const words: unknown[] = typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : [];
  return new Set(words.flatMap((word) => scopeSchema.safeParse(word).data ?? []));
}

/** Whether the token is at fault, and not the way to its keys. */
function isOfToken(error: unknown): error is Error {
  if (!(error instanceof errors.JOSEError)) return false;
  return !(
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === 'ERR_JOSE_GENERIC'
  );
}

function reasonOf(error: Error): string {
  return error instanceof errors.JWTExpired ? 'the token has expired' : `the token is not valid: ${error.message}`;
}
