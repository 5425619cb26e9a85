import { MillraceError, newId } from '@millrace/contracts';
import type { CallOptions, NewVectorRecord } from '@millrace/ports';
import { inCollection } from '../collections/in-collection.ts';
import type { TenantDatabase } from '../tenant-database.ts';
import { checkRecords } from './record-rules.ts';
import { writeRecords } from './write-records.ts';

/** How many of the ids that are taken a message names. */
const mostNamed = 3;

/** All or none. Throws `DUPLICATE_RECORD`, which names what is there already. */
export async function insertRecords(
  place: TenantDatabase,
  name: string,
  given: readonly NewVectorRecord[],
  options: CallOptions = {},
): Promise<string[]> {
  const records = given.map((record) => ({ ...record, id: record.id ?? newId() }));
  const ids = records.map(({ id }) => id);
  try {
    await inCollection(
      place,
      name,
      async (tx, collection) => {
        checkRecords(given, collection);
        refuse(name, 'given twice', repeated(ids));
        await writeRecords(tx, collection, records, { replace: false, signal: options.signal });
      },
      options,
    );
  } catch (error) {
    if (error instanceof MillraceError && error.code === 'DUPLICATE_RECORD') {
      refuse(name, 'there already', await taken(place, name, ids, options));
    }
    throw error;
  }
  return ids;
}

function refuse(name: string, problem: string, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const more = ids.length > mostNamed ? ' and more' : '';
  const named = ids.slice(0, mostNamed).map((id) => JSON.stringify(id));
  throw new MillraceError(
    'DUPLICATE_RECORD',
    `nothing was inserted into ${name}: ${named.join(', ')}${more} ${ids.length > 1 ? 'are' : 'is'} ${problem}`,
  );
}

function repeated(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.size === seen.add(id).size);
}

function taken(place: TenantDatabase, name: string, ids: readonly string[], options: CallOptions): Promise<string[]> {
  return inCollection(
    place,
    name,
    async (tx, { view }) => {
      const rows = await tx<{ id: string }[]>`
        select id from ${tx(view)} where id = any(${[...ids]}::text[]) order by id limit ${mostNamed + 1}
      `;
      return rows.map(({ id }) => id);
    },
    options,
  );
}
