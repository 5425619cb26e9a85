/** `open` believes every caller; `keys` asks each for credentials. */
export type AccessMode = 'open' | 'keys';

/** How callers make themselves known. */
export interface AccessSettings {
  /** Default: `keys` where there is an `adminKey` or a `jwksUrl`, else `open`. */
  readonly mode?: AccessMode | undefined;
  /** May do everything for every tenant: it makes the first keys. */
  readonly adminKey?: string | undefined;
  /** Where the public keys of JSON Web Tokens are (RFC 7517). With it go issuer and audience. */
  readonly jwksUrl?: string | undefined;
  readonly jwtIssuer?: string | undefined;
  readonly jwtAudience?: string | undefined;
  /** The claim that names the tenant. Default `tenant`. */
  readonly jwtTenantClaim?: string | undefined;
  /** The claim with the scopes: words, or a list. Default `scope`. */
  readonly jwtScopeClaim?: string | undefined;
}
