import { join } from 'node:path';
import { MillraceError } from '@millrace/contracts';
import { checkObjectKey } from '@millrace/ports';

/**
 * Ends the name of every file that holds an object. No folder's name has it, so that an object `a` and an object `a/b` can stand
 * side by side, as they do in S3.
 */
const objectSuffix = '@';

/** What common file systems take as a name, in bytes. */
const maxNameBytes = 255;

/** The path of an object's file, below the store's folder. Throws `VALIDATION_ERROR` for a key that a file system cannot keep. */
export function pathOfKey(key: string): string {
  checkObjectKey(key);
  const path = join(...key.split('/').map(nameOfSegment)) + objectSuffix;
  if (path.split('/').some((name) => name.length > maxNameBytes)) {
    throw new MillraceError(
      'VALIDATION_ERROR',
      `A segment of the object key ${JSON.stringify(key)} is too long for a file`,
    );
  }
  return path;
}

/** Where to look for the keys that begin with `prefix`: the deepest folder that holds them all. */
export function folderOfPrefix(prefix: string): { readonly path: string; readonly key: string } | undefined {
  const segments = prefix.split('/').slice(0, -1);
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) return undefined;
  return { path: join(...segments.map(nameOfSegment)), key: segments.map((segment) => `${segment}/`).join('') };
}

/** The key's segment that a name in the store's folder stands for, and whether the name is an object's file. */
export function segmentOfName(name: string): { readonly segment: string; readonly isObject: boolean } {
  const isObject = name.endsWith(objectSuffix);
  return { segment: decodeURIComponent(isObject ? name.slice(0, -1) : name), isObject };
}

/**
 * Percent-encodes every byte but `a-z 0-9 . _ -`: capitals too, since some file systems take `A` and `a` for one name, and some
 * change the form of letters beyond ASCII.
 */
function nameOfSegment(segment: string): string {
  if (/^[a-z0-9._-]*$/.test(segment)) return segment;
  let name = '';
  for (const byte of Buffer.from(segment)) {
    const character = String.fromCharCode(byte);
    name += /[a-z0-9._-]/.test(character) ? character : `%${byte.toString(16).padStart(2, '0')}`;
  }
  return name;
}
