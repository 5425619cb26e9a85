import { isIP } from 'node:net';
import { MillraceError } from '@millrace/contracts';
import type { AccessMode, AccessSettings } from './access-settings.ts';

/**
 * How callers are told apart by a server that listens on `host`, which `setting` sets. Throws `CONFIG_INVALID` where it would be open to other
 * machines.
 */
export function accessMode(
  { mode, adminKey, jwksUrl }: AccessSettings,
  host: string,
  setting = 'MILLRACE_HTTP_HOST',
): AccessMode {
  const wanted = mode ?? (adminKey || jwksUrl ? 'keys' : 'open');
  if (wanted === 'keys' || isLoopback(host)) return wanted;
  const message = `${setting} is ${host}, which other machines can reach, and nothing asks callers who they are. Set MILLRACE_ADMIN_KEY (make keys by it with \`millrace keys create\`) or MILLRACE_JWKS_URL, or MILLRACE_AUTH=keys where keys were made before; or listen on 127.0.0.1`;
  throw new MillraceError('CONFIG_INVALID', message);
}

/** Whether only this machine can reach the address. */
export function isLoopback(host: string): boolean {
  const address = host.replace(/^\[|\]$/g, '').toLowerCase();
  return address === 'localhost' || address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}
