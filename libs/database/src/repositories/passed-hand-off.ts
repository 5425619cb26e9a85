import type { Transaction } from '@millrace/ports';
import type { Lane } from './silent-generations.ts';

/**
 * Whether a generation of the same lane that was handed to it at `after` or later has left it: then nothing that was handed to it
 * before `after` waits there still.
 */
export async function passedHandOff(sql: Transaction, lane: Lane, after: Date): Promise<boolean> {
  const [place, priority] = lane.split('.');
  const [found] = await sql`
    select from generations g
    where g.id >= ${lowestIdAt(after)} and coalesce(g.envelope ->> 'priority', 'interactive') = ${priority ?? ''}
      and case ${place ?? ''}
        when 'parser' then g.uploaded_at >= ${after} and g.parsed_at is not null
        else g.parsed_at >= ${after} and g.status = 'completed' end
    limit 1
  `;
  return found !== undefined;
}

/** The UUIDv7 of that millisecond that sorts first: ids are in the order of time, which spares looking at older generations. */
function lowestIdAt(time: Date): string {
  const hex = time.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
