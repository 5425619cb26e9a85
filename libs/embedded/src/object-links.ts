import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { MillraceError } from '@millrace/contracts';

/** Links by which whoever has one can read an object for a time. */
export interface ObjectLinks {
  /** Where the paths of all links begin. */
  readonly path: string;
  /** Path and query of a link to an object, for the server of this process. */
  sign(key: string, expiresInSeconds: number): string;
  /** The key of the object that a link is for. Throws `AUTHORIZATION_ERROR` where it was altered, or its time is over. */
  keyOf(link: string): string;
}

export interface ObjectLinksOptions {
  /** Keeps the secret, so that links outlast the process; made where there is none. */
  readonly file: string;
  readonly path: string;
  readonly now?: () => number;
}

const secretBytes = 32;

/** Links signed by HMAC-SHA256 (RFC 2104) over path, key and end. */
export async function openObjectLinks({ file, path, now = Date.now }: ObjectLinksOptions): Promise<ObjectLinks> {
  const secret = await openSecret(file);
  const signatureOf = (key: string, expires: number) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([path, key, expires]))
      .digest();

  return {
    path,
    sign(key, expiresInSeconds) {
      const expires = Math.floor(now() / 1000) + expiresInSeconds;
      const signature = signatureOf(key, expires).toString('base64url');
      return `${path}/${key.split('/').map(encodeURIComponent).join('/')}?expires=${expires}&signature=${signature}`;
    },
    keyOf(link) {
      const { pathname, searchParams } = new URL(link, 'http://localhost');
      const key = decoded(pathname.slice(path.length + 1));
      const expires = Number(searchParams.get('expires'));
      const given = Buffer.from(searchParams.get('signature') ?? '', 'base64url');
      const right = signatureOf(key, expires);
      if (given.length !== right.length || !timingSafeEqual(given, right)) {
        throw new MillraceError('AUTHORIZATION_ERROR', 'the link was altered');
      }
      if (now() >= expires * 1000) throw new MillraceError('AUTHORIZATION_ERROR', 'the time of the link is over');
      return key;
    },
  };
}

/** What cannot be decoded fits no signature. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

async function openSecret(file: string): Promise<Buffer> {
  const known = await readFile(file).catch(() => Buffer.alloc(0));
  if (known.length === secretBytes) return known;
  const made = randomBytes(secretBytes);
  await writeFile(file, made, { mode: 0o600 });
  return made;
}
