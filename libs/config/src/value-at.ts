import { isMapping } from './mapping.ts';

/** What `config` holds at a path of keys; undefined where it holds nothing. */
export function valueAt(config: unknown, path: readonly string[]): unknown {
  return path.reduce((inner, key) => (isMapping(inner) ? inner[key] : undefined), config);
}
