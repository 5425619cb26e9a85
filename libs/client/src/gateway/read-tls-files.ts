import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { MillraceError } from '@millrace/contracts';

export interface TlsFiles {
  /** Authority of the gateway's certificate, PEM. Default: those that Node.js knows. */
  readonly caFile?: string | undefined;
  /** Certificate to show (mutual TLS), and its key, PEM. */
  readonly certFile?: string | undefined;
  readonly keyFile?: string | undefined;
}

/** What the files hold, as connections take it. Throws `CONFIG_INVALID` where one is missing, cannot be read, or does not fit. */
export function readTlsFiles({ caFile, certFile, keyFile }: TlsFiles) {
  if ((certFile === undefined) !== (keyFile === undefined)) {
    throw new MillraceError('CONFIG_INVALID', 'a certificate to show takes both, its file and the file of its key');
  }
  const ca = caFile === undefined ? undefined : attempt(caFile, () => readFileSync(caFile, 'utf8'));
  // An authority that is none would be passed over, and then the gateway refused.
  if (caFile && ca !== undefined) attempt(caFile, () => new X509Certificate(ca));
  if (certFile === undefined || keyFile === undefined) return ca === undefined ? {} : { ca };
  const cert = attempt(certFile, () => readFileSync(certFile, 'utf8'));
  const key = attempt(keyFile, () => readFileSync(keyFile, 'utf8'));
  attempt(`${certFile} with the key ${keyFile}`, () => createSecureContext({ cert, key }));
  return { ...(ca === undefined ? {} : { ca }), cert, key };
}

function attempt<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new MillraceError('CONFIG_INVALID', `${what} cannot be used: ${(cause as Error).message}`, { cause });
  }
}
