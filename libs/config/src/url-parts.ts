/** A part of a URL without its percent encoding; undefined where it is empty. */
export function decoded(part: string): string | undefined {
  return part === '' ? undefined : decodeURIComponent(part);
}

/** `'true'` where the URL asks for TLS: by a scheme such as `rediss:`, or an `sslmode` (libpq's name) that is one of `modes`. */
export function isSecure(url: URL, ...modes: readonly string[]): string | undefined {
  const byScheme = url.protocol === 'rediss:' || url.protocol === 'amqps:';
  return byScheme || modes.includes(url.searchParams.get('sslmode') ?? '') ? 'true' : undefined;
}
