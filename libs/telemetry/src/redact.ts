/** Fields that are secrets by their names, in any spelling and at any depth. */
const secretField =
  /"([\w.-]*(?:password|passwd|secret|secret[-_]?access[-_]?key|api[-_]?key|admin[-_]?key|token|authorization|cookie))":(?:"(?:[^"\\]|\\.)*"|\[[^[\]]*\])/gi;

/** Secrets by their looks, wherever they stand in a text. */
const secretForms: readonly (readonly [RegExp, string])[] = [
  // RFC 3986, section 3.2.1: what stands between `//` and `@`.
  [/(:\/\/)[^\s"/@\\]+@/g, '$1***@'],
  [/\b(Bearer|Basic) +[\w.~+/=-]+/gi, '$1 ***'],
  [/\bmlr_([0-9a-f]{8})[0-9a-f]{24}_[\w-]+/g, 'mlr_$1***'],
  // JSON Web Tokens: both of their first parts begin with `{"`. Bounded, or a text of many beginnings would take the square of its length.
  [/\beyJ[\w-]{1,2048}\.eyJ[\w-]+\.[\w-]*/g, '***'],
  // What gives access to an object, in its presigned URL.
  [/([?&](?:X-Amz-(?:Signature|Credential|Security-Token)|signature|token)=)[^\s&"\\]+/gi, '$1***'],
];

/** Shorter ones might be words. */
const leastSecretLength = 12;

/**
 * Makes the function that masks what a line of a log (JSON) must not show: fields that are secrets by their names, secrets by their looks, and
 * `secrets` themselves, if they have 12 characters or more. The line stays JSON.
 */
export function redactor(secrets: readonly string[] = []): (line: string) => string {
  const known = secrets
    .filter((secret) => secret.length >= leastSecretLength)
    .map((secret) => JSON.stringify(secret).slice(1, -1));
  return (line) => {
    let masked = line.replace(secretField, '"$1":"***"');
    for (const [form, mask] of secretForms) masked = masked.replace(form, mask);
    for (const secret of known) masked = masked.replaceAll(secret, '***');
    return masked;
  };
}
