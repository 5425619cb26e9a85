import { MillraceError } from '@millrace/contracts';

export interface ListenAddress {
  readonly host: string;
  readonly port: number;
  /** The variable that sets the port. */
  readonly setting: string;
}

/** Why a port did not open, with the setting that chooses another: the process must not live on without it. */
export function portError(cause: unknown, { host, port, setting }: ListenAddress): MillraceError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const reasons: Record<string, string> = {
    EADDRINUSE: `port ${port} on ${host} is in use by another program; set ${setting} to a free one`,
    EACCES: `port ${port} on ${host} may not be opened by this user; set ${setting} to one above 1023`,
    EADDRNOTAVAIL: `${host} is no address of this machine`,
  };
  const reason = reasons[String(code)] ?? (cause instanceof Error ? cause.message : String(cause));
  return new MillraceError('PORT_UNAVAILABLE', reason, { cause });
}
