import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { MillraceError } from '@millrace/contracts';

/** Files of PEM. */
export interface TlsSettings {
  readonly tlsCertFile?: string | undefined;
  readonly tlsKeyFile?: string | undefined;
  /** Authorities whose certificates callers must show (mutual TLS). */
  readonly tlsClientCaFile?: string | undefined;
}

export interface Tls {
  readonly cert: string;
  readonly key: string;
  readonly ca?: string;
}

const variables = {
  tlsCertFile: 'MILLRACE_GRPC_TLS_CERT_FILE',
  tlsKeyFile: 'MILLRACE_GRPC_TLS_KEY_FILE',
  tlsClientCaFile: 'MILLRACE_GRPC_TLS_CLIENT_CA_FILE',
} as const;

/** Reads what TLS takes; undefined where none is set. Throws `CONFIG_INVALID` where a file is missing, cannot be read, or does not fit. */
export async function readTls(settings: TlsSettings): Promise<Tls | undefined> {
  const { tlsCertFile, tlsKeyFile, tlsClientCaFile } = settings;
  if (!tlsCertFile && !tlsKeyFile && !tlsClientCaFile) return undefined;
  if (!tlsCertFile || !tlsKeyFile) {
    const missing = tlsCertFile ? variables.tlsKeyFile : variables.tlsCertFile;
    throw invalid(`TLS takes a certificate and its key: ${missing} is not set`);
  }
  const cert = await readPem('tlsCertFile', tlsCertFile);
  const key = await readPem('tlsKeyFile', tlsKeyFile);
  const ca = tlsClientCaFile === undefined ? undefined : await readPem('tlsClientCaFile', tlsClientCaFile);
  check(() => createSecureContext({ cert, key }), `${tlsCertFile} with the key ${tlsKeyFile}`);
  // Authorities that are none would be passed over, and then any caller refused.
  if (ca !== undefined) check(() => new X509Certificate(ca), `${variables.tlsClientCaFile}: ${tlsClientCaFile}`);
  return { cert, key, ...(ca === undefined ? {} : { ca }) };
}

async function readPem(setting: keyof typeof variables, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw invalid(`${variables[setting]}: ${path} cannot be read: ${reasonOf(cause)}`, cause);
  }
}

function check(attempt: () => unknown, what: string): void {
  try {
    attempt();
  } catch (cause) {
    throw invalid(`${what} cannot be used for TLS: ${reasonOf(cause)}`, cause);
  }
}

function invalid(message: string, cause?: unknown): MillraceError {
  return new MillraceError('CONFIG_INVALID', message, { cause });
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
