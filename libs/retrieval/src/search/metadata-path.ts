import type { FilterCondition, SearchFilter } from '@millrace/contracts';
import { storableJson } from '@millrace/database';

/**
 * A filter as a predicate of SQL/JSON path (ISO/IEC 9075-2:2016), to be matched with `@@`: numbers compare with numbers and texts with texts,
 * by code point, and a name that is missing or of another type matches nothing. Names and values stand in it as JSON strings, so that
 * they can say nothing but themselves. An index over jsonb answers what must be equal.
 */
export function metadataPath(filter: SearchFilter): string {
  const predicates = Object.entries(filter).flatMap(([name, asked]) => predicatesOn(`$.${storableJson(name)}`, asked));
  return predicates.length > 0 ? predicates.map((predicate) => `(${predicate})`).join(' && ') : 'true == true';
}

function predicatesOn(place: string, asked: SearchFilter[string]): string[] {
  if (typeof asked !== 'object') return [equal(place, asked)];
  const { in: values, exists, ...bounds } = asked;
  return [
    ...(values ? [values.map((value) => equal(place, value)).join(' || ')] : []),
    ...(exists === undefined ? [] : [exists ? `exists(${place})` : `!exists(${place})`]),
    ...boundsOf(bounds).map(([operator, bound]) => `${place} ${operator} ${storableJson(bound)}`),
  ];
}

function equal(place: string, value: string | number | boolean): string {
  return `${place} == ${storableJson(value)}`;
}

function boundsOf({ gt, gte, lt, lte }: Pick<FilterCondition, 'gt' | 'gte' | 'lt' | 'lte'>) {
  const bounds = [
    ['>', gt],
    ['>=', gte],
    ['<', lt],
    ['<=', lte],
  ] as const;
  return bounds.filter(([, bound]) => bound !== undefined);
}
