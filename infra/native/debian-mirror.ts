import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Debian mirror that the machine's apt is set to, so that a mirror inside a company is used here too.
 *
 * @param aptFolder `/etc/apt`
 * @returns undefined when apt knows no Debian mirror (on another distribution, for example)
 */
export function findDebianMirror(aptFolder: string): string | undefined {
  for (const file of sourceFiles(aptFolder)) {
    const content = readFileSync(file, 'utf8');
    const uris = file.endsWith('.sources') ? urisFromStanzas(content) : urisFromLines(content);
    const mirror = uris.map(resolveMirrorList).find(isDebianArchive);
    if (mirror) return mirror;
  }
  return undefined;
}

function sourceFiles(aptFolder: string): string[] {
  const folder = join(aptFolder, 'sources.list.d');
  const parts = entries(folder).filter((name) => /\.(list|sources)$/.test(name));
  const main = entries(aptFolder).filter((name) => name === 'sources.list');
  return [...main.map((name) => join(aptFolder, name)), ...parts.sort().map((name) => join(folder, name))];
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** One-line style, sources.list(5): `deb [options] uri suite component…`. */
export function urisFromLines(content: string): string[] {
  return content.split('\n').flatMap((line) => {
    const match = /^\s*deb\s+(?:\[[^\]]*\]\s+)?(\S+)/.exec(line);
    return match?.[1] ? [match[1]] : [];
  });
}

/** Stanzas of fields, sources.list(5): `Types:`, `URIs:`, `Suites:`, parted by empty lines. */
export function urisFromStanzas(content: string): string[] {
  return content.split(/\n\s*\n/).flatMap((stanza) => {
    const field = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(stanza)?.[1]?.trim() ?? '';
    const isEnabled = field('Enabled').toLowerCase() !== 'no';
    return isEnabled && /\bdeb(?!-src)\b/.test(field('Types')) ? field('URIs').split(/\s+/) : [];
  });
}

/** `mirror+file:/path` names a file of mirrors, the best first; cloud images are set up so. */
function resolveMirrorList(uri: string): string {
  if (!uri.startsWith('mirror+file:')) return uri;
  const path = uri.slice('mirror+file:'.length).replace(/^\/+/, '/');
  return readFileSync(path, 'utf8').split(/\s/, 1)[0] ?? uri;
}

function isDebianArchive(uri: string): boolean {
  return /\/debian(\/|$)/.test(uri);
}
