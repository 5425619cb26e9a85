import { MillraceError } from '@millrace/contracts';

/** Names of what is secret, with words parted by `_`. */
const secretName = /(?:^|_)(?:key|token|secret|password|passwd|pwd|credentials?|authorization|bearer)$/;

/** Secrets by their looks: `sk-…`, a JSON Web Token, what goes into a header. */
const secretValue = /(?:^|\s)(?:sk|pk|rk|gsk|xai|hf|ghp|mlr|AIza|AKIA|eyJ)[-_A-Za-z0-9.]{16,}|^(?:Bearer|Basic)\s/;

/** Throws `VALIDATION_ERROR` where parameters hold what looks like a secret, without saying it. */
export function refuseSecrets(parameters: Readonly<Record<string, unknown>>, path = 'config.parameters'): void {
  for (const [name, value] of Object.entries(parameters)) {
    const at = `${path}.${name}`;
    const words = name
      .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
      .replaceAll('-', '_')
      .toLowerCase();
    if (secretName.test(words) || (typeof value === 'string' && secretValue.test(value))) {
      const message = `${at} looks like a secret, and none is kept: set it in the gateway's environment, and name its variable by api_key_env`;
      throw new MillraceError('VALIDATION_ERROR', message);
    }
    if (typeof value === 'object' && value !== null) refuseSecrets(value as Record<string, unknown>, at);
  }
}
