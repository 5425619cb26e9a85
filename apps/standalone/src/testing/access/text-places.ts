import { type Resolve, type Schema, sampleOf } from './sample.ts';

/** A place in a value where a text may stand. */
export interface TextPlace {
  /** As `.metadata.*` or `.messages[].content`. */
  readonly at: string;
  /** The least value that has the place, with `text` in it. */
  fill(text: string): unknown;
}

/** Every place of a text in what fits `schema`, names that the caller chooses among them, and those that take certain words only. */
export function textPlaces(given: Schema, resolve: Resolve): TextPlace[] {
  const schema = resolve(given);
  const { anyOf, oneOf, type, items } = schema;
  const branches = anyOf ?? oneOf;
  if (branches) return branches.flatMap((branch) => textPlaces(branch, resolve));
  if (type === 'string') return [{ at: '', fill: (text) => text }];
  if (type === 'array') {
    return textPlaces(items ?? {}, resolve).map(({ at, fill }) => ({ at: `[]${at}`, fill: (text) => [fill(text)] }));
  }
  return type === 'object' ? placesOfObject(schema, resolve) : [];
}

function placesOfObject(schema: Schema, resolve: Resolve): TextPlace[] {
  const { properties = {}, additionalProperties } = schema;
  const least = () => sampleOf(schema, resolve, {}) as object;
  const within = (name: string, shown: string, value: Schema) =>
    textPlaces(value, resolve).map(({ at, fill }) => ({
      at: `.${shown}${at}`,
      fill: (text: string) => ({ ...least(), [name]: fill(text) }),
    }));
  const named = Object.entries(properties).flatMap(([name, value]) => within(name, name, value));
  if (typeof additionalProperties !== 'object') return named;
  const chosen = (text: string) => ({ ...least(), [text]: sampleOf(additionalProperties, resolve, {}) });
  return [...named, ...within('sample', '*', additionalProperties), { at: '.(name)', fill: chosen }];
}
