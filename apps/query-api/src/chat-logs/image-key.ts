import { createHash, randomUUID } from 'node:crypto';
import { MillraceError } from '@millrace/contracts';

/** Images that browsers show and that hold no scripts, by the endings of their names. */
const contentTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  heic: 'image/heic',
};

export interface ImagePlace {
  /** `<user>/<session>/<uuid>.<ending>` */
  readonly key: string;
  readonly contentType: string;
}

export interface ImageOwner {
  readonly user: string;
  readonly session?: string | undefined;
}

/** Where an image goes, by what its file is called, or else by its declared type. Throws `UNSUPPORTED_MEDIA_TYPE`. */
export function placeImage(
  { user, session = 'none' }: ImageOwner,
  {
    fileName = '',
    contentType: declared,
  }: { readonly fileName?: string | undefined; readonly contentType?: string | undefined },
): ImagePlace {
  const named = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  const ending = named ?? Object.keys(contentTypes).find((each) => contentTypes[each] === declared);
  const contentType = ending && Object.hasOwn(contentTypes, ending) ? contentTypes[ending] : undefined;
  if (!contentType) {
    const known = Object.keys(contentTypes).join(', ');
    throw new MillraceError('UNSUPPORTED_MEDIA_TYPE', `an image is one of ${known}`);
  }
  return { key: `${prefixOf(user)}${segmentOf(session)}/${randomUUID()}.${ending}`, contentType };
}

/** Whether an image of that key can be one of the user's. */
export function isImageOf(user: string, key: string): boolean {
  return key.startsWith(prefixOf(user));
}

function prefixOf(user: string): string {
  return `${segmentOf(user)}/`;
}

/** A name as a segment of a key: as it is where every store and URL takes it so, else what is left of it and a digest, which keeps names apart. */
function segmentOf(name: string): string {
  if (/^[A-Za-z0-9_][A-Za-z0-9_.@-]{0,99}$/.test(name)) return name;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 16);
  return `${name.replace(/[^A-Za-z0-9_]+/g, '-').slice(0, 60)}~${digest}`;
}
