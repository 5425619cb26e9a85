import type { Diagnosis, TaskState } from '@millrace/contracts';
import type { TaskRecord } from '@millrace/database';
import type { Evidence } from './evidence.ts';

type Fact = Diagnosis['facts'][number];

/** What each source says of a task, in its own words; also that one does not answer. */
export function listFacts(evidence: Evidence): Fact[] {
  return [...postgresFacts(evidence), ...redisFacts(evidence), ...objectFacts(evidence), ...queueFacts(evidence)];
}

function postgresFacts({ record }: Evidence): Fact[] {
  if (!record) return [{ source: 'postgres', text: 'has not heard of it yet' }];
  return sentencesOf(record).map((text) => ({ source: 'postgres', text }));
}

function sentencesOf(record: TaskRecord): string[] {
  const { replayOf, effectiveFrom, batches, batchesIn, missing, outbox, dueAt, openLetters, resumes, resumedAt } =
    record;
  return [
    `heard of it last at ${record.heardAt.toISOString()}`,
    ...(record.live ? ['search answers from it'] : []),
    ...(record.deletedAt ? [`its document was deleted at ${record.deletedAt.toISOString()}`] : []),
    ...(replayOf ? [`it repeats task ${replayOf} from ${effectiveFrom ?? 'an unknown stage'} on`] : []),
    ...(batches === null ? [] : [`${batchesIn} of ${batches} batches are in${listed(missing)}`]),
    ...(outbox > 0 ? [`${outbox} messages for it are in the outbox, the first due at ${dueAt?.toISOString()}`] : []),
    ...(openLetters > 0 ? [`${openLetters} dead letters of it are open`] : []),
    ...(resumes > 0
      ? [`lost work of it was handed out again ${resumes} times, last at ${resumedAt?.toISOString()}`]
      : []),
    ...(record.freedAt ? [`its objects were removed at ${record.freedAt.toISOString()}`] : []),
  ];
}

function listed(missing: readonly number[]): string {
  return missing.length === 0 ? '' : `; missing ${missing.join(', ')}${missing.length === 10 ? ', …' : ''}`;
}

function redisFacts({ shown }: Evidence): Fact[] {
  if ('silent' in shown) return [{ source: 'redis', text: `does not answer: ${shown.silent}` }];
  return [{ source: 'redis', text: shown.value ? stateText(shown.value) : 'shows nothing of it' }];
}

function stateText({ status, run, attempt, updatedAt, progress, error }: TaskState): string {
  const { embedded, indexed, batches } = progress;
  const done = batches === undefined ? '' : `, of ${batches} batches ${embedded} embedded and ${indexed} indexed`;
  const failure = error ? `, ${error.code} in ${error.stage}: ${error.message}` : '';
  return `shows ${status}, run ${run}, attempt ${attempt}${done}, at ${updatedAt}${failure}`;
}

function objectFacts({ stored }: Evidence): Fact[] {
  if ('silent' in stored) return [{ source: 'objects', text: `do not answer: ${stored.silent}` }];
  const { original, parsed, manifest } = stored.value;
  const there = (name: string, is: boolean) => `${name} ${is ? 'is stored' : 'is not stored'}`;
  return [
    { source: 'objects', text: there('the original', original) },
    { source: 'objects', text: there('the parsed text', parsed) },
    { source: 'objects', text: there('the manifest of its batches', manifest) },
  ];
}

function queueFacts({ queue, counts }: Evidence): Fact[] {
  if (queue === undefined) return [];
  if (!counts) return [{ source: 'queues', text: `no scheduler has looked into ${queue} yet` }];
  const { ready, unacked, consumers, seenAt } = counts;
  const text = `${queue} had ${ready} messages waiting, ${unacked} in hand and ${consumers} consumers at ${seenAt.toISOString()}`;
  return [{ source: 'queues', text }];
}
