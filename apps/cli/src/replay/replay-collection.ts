import type { Client } from '@millrace/client';
import type { CollectionReplayed, ReplayStage } from '@millrace/contracts';
import type { CommandContext, CommandRun } from '../command-context.ts';
import { confirmed } from '../confirmed.ts';
import { exitCodes } from '../exit-codes.ts';
import { counted } from '../output/counted.ts';
import { jsonText } from '../output/json-text.ts';
import { timeUntil } from '../time/age.ts';
import { unlessAborted } from '../unless-aborted.ts';

/** What all requests for one collection did together. */
type Replayed = Omit<CollectionReplayed, 'next'>;

/** Works every document of a collection again, request after request. One that is interrupted has begun what it told of. */
export async function replayCollection(
  context: CommandContext,
  { name, from, yes }: { readonly name: string; readonly from: ReplayStage; readonly yes: boolean },
): CommandRun {
  const { connection, terminal, json, signal, now } = context;
  const client = await unlessAborted(connection.queryApi(), signal);
  const documents = await unlessAborted(sizeOf(client, name), signal);
  const question = `Work the ${counted(documents, 'document')} of ${name} again from ${from}?`;
  if (documents > 0 && !(await confirmed(context, yes, question))) return exitCodes.failed;

  let whole: Replayed = { replayed: 0, effectiveFrom: {} };
  let next: string | undefined;
  do {
    const answer = await unlessAborted(client.replayCollection(name, { from, next }), signal);
    whole = together(whole, answer);
    next = answer.next;
    if (next !== undefined) terminal.err(`${whole.replayed} of ${documents}`);
  } while (next !== undefined);

  terminal.out(json ? jsonText(whole) : replayedLine(name, whole, now()));
  return exitCodes.ok;
}

/** Documents of a collection; 0 for one that nobody made, which the request itself refuses. */
async function sizeOf(client: Client, name: string): Promise<number> {
  const { items } = await client.collections();
  return items.find((collection) => collection.name === name)?.documents ?? 0;
}

function together(one: Replayed, other: Replayed): Replayed {
  const effectiveFrom = { ...one.effectiveFrom };
  for (const [stage, count] of Object.entries(other.effectiveFrom) as [ReplayStage, number][]) {
    effectiveFrom[stage] = (effectiveFrom[stage] ?? 0) + count;
  }
  const lastDueAt = other.lastDueAt ?? one.lastDueAt;
  return { replayed: one.replayed + other.replayed, effectiveFrom, ...(lastDueAt ? { lastDueAt } : {}) };
}

function replayedLine(name: string, { replayed, effectiveFrom, lastDueAt }: Replayed, now: Date): string {
  const stages = Object.entries(effectiveFrom).map(([stage, count]) => `${count} from ${stage}`);
  const how = stages.length > 0 ? `: ${stages.join(', ')}` : '';
  const last = lastDueAt ? `; the last begins ${timeUntil(lastDueAt, now)}` : '';
  return `${counted(replayed, 'document')} of ${name} begun anew${how}${last}`;
}
