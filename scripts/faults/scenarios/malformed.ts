import { randomUUID } from 'node:crypto';
import { cloudEventContentType } from '@millrace/contracts';
import type { Scenario } from './scenario.ts';

/** Each stage's queue, and an event that it takes. */
const queues = {
  'documents.upload': 'document.uploaded',
  'documents.parsed': 'document.parsed',
  'documents.chunked': 'document.chunked',
  'documents.embedded': 'document.embedded',
  'documents.ledger': 'document.parsed',
  'chat.logs': 'chat.logged',
} as const;

const kinds = [
  'no JSON',
  'bytes',
  'another version of CloudEvents',
  'data of another shape',
  'an unknown type',
] as const;

function bodyOf(kind: (typeof kinds)[number], type: string): string {
  const event = { specversion: '1.0', id: randomUUID(), source: 'faults', type, data: {} };
  if (kind === 'no JSON') return '{"specversion":';
  if (kind === 'bytes') return '\u0000\u0001\uffff';
  if (kind === 'another version of CloudEvents') return JSON.stringify({ ...event, specversion: '2.0' });
  if (kind === 'an unknown type') return JSON.stringify({ ...event, type: `${type}.v9` });
  return JSON.stringify(event);
}

export const malformed: Scenario = {
  name: 'malformed',
  promise: 'A message that nobody can read ends as one dead letter with the reason, and holds up no other.',
  async run({ world, load, size }) {
    const throwIn = async () => {
      for (const [queue, type] of Object.entries(queues)) {
        for (const kind of kinds) {
          const id = randomUUID();
          load.plant({ messageId: id, code: kind === 'an unknown type' ? 'UNKNOWN_EVENT' : 'MALFORMED_MESSAGE' });
          const body = Buffer.from(bodyOf(kind, type));
          await world.bus.send(queue, { id, type, contentType: cloudEventContentType, headers: {}, body });
        }
      }
    };
    for (let round = 0; round < size.rounds; round++) await Promise.all([load.give(size.documents), throwIn()]);
    const count = size.rounds * Object.keys(queues).length * kinds.length;
    return `${count} messages in ${Object.keys(queues).length} queues: ${kinds.join(', ')}`;
  },
};
