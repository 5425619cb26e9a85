import type { FilterCondition, SearchFilter } from '@millrace/contracts';
import { InvalidArgumentError } from 'commander';
import { keyValue } from './key-value.ts';

const bounds = { '>=': 'gte', '<=': 'lte', '>': 'gt', '<': 'lt' } as const;

/**
 * One condition onto those given before: `year=2026`, `year>=2020`, `day<2026-03-01`. A name that is given several values by `=` may have any of
 * them; bounds hold together. Values are read as by {@link keyValue}.
 */
export function searchFilter(text: string, before: SearchFilter = {}): SearchFilter {
  const [, name, operator = '', value] = /^([^=<>]+)(>=|<=|=|>|<)(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new InvalidArgumentError('give KEY=VALUE, KEY>=VALUE or KEY<VALUE');
  const [given] = Object.values(keyValue(`${name}=${value}`));
  if (given === undefined) return before;
  const { [name]: known, ...others } = before;
  const condition = conditionOf(known);
  if (operator === '=') {
    const values = [...(condition.in ?? []), given];
    const alone = values.length === 1 && Object.keys(condition).length === 0;
    return { ...others, [name]: alone ? given : { ...condition, in: values } };
  }
  if (typeof given === 'boolean') throw new InvalidArgumentError('true and false have no order');
  return { ...others, [name]: { ...condition, [bounds[operator as keyof typeof bounds]]: given } };
}

/** The filter, and of the documents only those that have the name, or have it not. */
export function withName(filter: SearchFilter, name: string, exists: boolean): SearchFilter {
  return { ...filter, [name]: { ...conditionOf(filter[name]), exists } };
}

function conditionOf(asked: SearchFilter[string] | undefined): FilterCondition {
  if (asked === undefined) return {};
  return typeof asked === 'object' ? asked : { in: [asked] };
}
