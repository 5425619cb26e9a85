import { newEnvelope, putNote } from '@millrace/acceptance';
import { documentUploaded, newTaskId } from '@millrace/contracts';
import { messageFor } from '@millrace/worker-runtime/testing';
import fc from 'fast-check';
import { sizes, textOf } from '../text.ts';
import { settings } from '../world.ts';
import { command } from './command.ts';

/** A caller uploads a document, or another version of one. */
export const upload = fc
  .record({
    document: fc.constantFrom('a', 'b', 'c'),
    paragraphs: fc.constantFrom(...sizes),
    version: fc.option(fc.nat(2), { nil: undefined, freq: 3 }),
  })
  .map(({ document, paragraphs, version }) =>
    command(
      `upload(${document}, ${paragraphs} paragraphs${version === undefined ? '' : `, version ${version}`})`,
      async ({ accepted }, { world }) => {
        const { objects, states, clock, broker } = world;
        const name = `${document}.txt`;
        const request = { taskId: taskIdAt(clock.now(), accepted.size), tenant: 'acme', collection: 'default', name };
        const task = await newEnvelope(
          { objects, states, pin: async () => settings },
          { ...request, externalId: document, version },
        );
        const text = textOf(document, paragraphs, accepted.size);
        await putNote(objects, task);
        await objects.put(task.original.key, text);
        await broker.bus.publish(messageFor(documentUploaded, { task }));
        accepted.set(task.taskId, { task, text });
      },
      () => true,
    ),
  );

/** A UUIDv7 that is the same in every repetition but for its time. */
function taskIdAt(now: Date, count: number): string {
  return newTaskId(now.getTime()).slice(0, 24) + String(count).padStart(12, '0');
}
