import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { whyUnreadable } from './read-text.ts';

/** The name of the variable that names a file with the secret of `variable`. */
export function fileVariable(variable: string): string {
  return `${variable}_FILE`;
}

const maxBytes = 65_536;

/** The secret in a mounted file, without the line break at its end. Tells why where there is none. */
export function readSecretFile(cwd: string, path: string, onProblem: (problem: string) => void): string | undefined {
  const file = resolve(cwd, path);
  try {
    if (statSync(file).size > maxBytes) throw new RangeError(`it is larger than ${maxBytes} bytes`);
    const secret = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    if (secret === '') throw new RangeError('it is empty');
    return secret;
  } catch (error) {
    onProblem(`${path} cannot be read: ${whyUnreadable(error)}`);
    return undefined;
  }
}
