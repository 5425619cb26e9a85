import type { Edit } from './edit.ts';

/** Sources as they are not. */
export interface Variant {
  readonly name: string;
  readonly summary: string;
  readonly edits: readonly Edit[];
}

/** Defects that are put in on purpose, to see that the checker finds each. */
export const mutants: readonly Variant[] = [
  {
    name: 'ack-before-commit',
    summary: 'the message is acknowledged before it is worked on',
    edits: [
      {
        file: 'libs/worker-runtime/src/process-delivery.ts',
        from: 'const attempt = attemptOf(message);',
        to: 'delivery.ack(); const attempt = attemptOf(message);',
      },
    ],
  },
  {
    name: 'fan-in-counter',
    summary: 'batches are counted as they come, rather than by membership',
    edits: [
      {
        file: 'libs/database/src/repositories/batches.ts',
        from: 'select count(*) as batches, coalesce(sum(chunks), 0)::int8 as chunks',
        to: `with counted as (update generations set fruitless = fruitless + 1 where id = \${taskId} returning fruitless)
    select (select fruitless from counted)::int8 as batches, coalesce(sum(chunks), 0)::int8 as chunks`,
      },
    ],
  },
  {
    name: 'no-row-lock',
    summary: 'document and generation are not locked while batches are counted',
    edits: [
      {
        file: 'libs/database/src/repositories/documents.ts',
        from: ' for no key update',
        to: '',
      },
      {
        file: 'libs/database/src/repositories/generations.ts',
        from: ' for no key update',
        to: '',
      },
    ],
  },
  {
    name: 'no-mandatory',
    summary: 'events that reach no queue are taken for sent',
    edits: [
      {
        file: 'libs/bus-rabbitmq/src/confirm-window.ts',
        from: '{ ...propertiesOf(message), mandatory }',
        to: '{ ...propertiesOf(message), mandatory: false }',
      },
    ],
  },
  {
    name: 'random-ids',
    summary: 'outgoing events get a new id each time',
    edits: [
      {
        file: 'libs/worker-runtime/src/outgoing.ts',
        from: 'derivedId(incoming.id, stage.name, index++)',
        to: 'derivedId(incoming.id, stage.name, index++, Math.random())',
      },
    ],
  },
];
