import type { Catalogue } from '../catalogue.ts';
import { isNameOfTool } from '../names-of-tools.ts';
import type { Level } from '../sources/level.ts';
import { closest } from './closest.ts';

const prefix = 'MILLRACE_';

/** Variables of a level with our prefix that nothing reads: most likely misspelt. `besides` are known too. */
export function unknownVariables(level: Level, catalogue: Catalogue, besides: readonly string[]): string[] {
  const known = new Set([...[...catalogue.values()].flat(), ...besides]);
  const prefixed = [...known].filter((name) => name.startsWith(prefix));
  return Object.keys(level.variables)
    .filter((name) => name.startsWith(prefix) && !known.has(name) && !isNameOfTool(name))
    .map((name) => `${level.origin(name)}: no such setting${hint(name, known, prefixed)}`);
}

/** Any provider of models may have such, which the gateway finds by their names. */
const ofProvider = /_API_KEY(_FILE)?$|_BASE_URL$/;

/**
 * Variables without our prefix that are all but the name of a setting. They are only looked for in `.env`, which is ours; the environment
 * is full of other programs' names.
 */
export function misspeltVariables(level: Level, catalogue: Catalogue): string[] {
  const known = new Set([...catalogue.values()].flat());
  const shared = [...known].filter((name) => !name.startsWith(prefix));
  return Object.keys(level.variables).flatMap((name) => {
    if (name.startsWith(prefix) || known.has(name) || ofProvider.test(name)) return [];
    const meant = closest(name, shared, name.length < 10 ? 1 : 2);
    return meant === undefined ? [] : [`${level.origin(name)}: no such setting; did you mean ${meant}?`];
  });
}

function hint(name: string, known: ReadonlySet<string>, prefixed: readonly string[]): string {
  const secret = name.replace(/_FILE$/, '');
  if (secret !== name && known.has(secret)) return `; only secrets are read from files, and ${secret} is none`;
  // What all names begin with says nothing of which is near.
  const meant = closest(
    name.slice(prefix.length),
    prefixed.map((other) => other.slice(prefix.length)),
  );
  return meant === undefined ? '' : `; did you mean ${prefix}${meant}?`;
}
