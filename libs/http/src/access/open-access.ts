import type { IncomingHttpHeaders } from 'node:http';
import { MillraceError } from '@millrace/contracts';
import { isLoopback } from './access-mode.ts';
import type { Caller } from './caller.ts';
import { allScopes, callerFrom } from './identity.ts';

/**
 * Believes whoever asks from this machine. A web page that its user looks at is not the user: what a browser sends for a page of another
 * site is refused, also where that site's name leads here (DNS rebinding).
 */
export async function openAccess(headers: IncomingHttpHeaders): Promise<Caller> {
  if (!comesFromHere(headers)) {
    throw new MillraceError('AUTHORIZATION_ERROR', 'without keys only requests for this machine itself are answered');
  }
  return callerFrom({ subject: undefined, tenant: undefined, scopes: allScopes }, headers);
}

function comesFromHere({ host = '', origin }: IncomingHttpHeaders): boolean {
  return namesThisMachine(`http://${host}`) && (origin === undefined || namesThisMachine(origin));
}

function namesThisMachine(url: string): boolean {
  return URL.canParse(url) && isLoopback(new URL(url).hostname);
}
