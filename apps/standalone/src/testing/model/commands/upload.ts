import { newEnvelope, putNote } from '@millrace/acceptance';
import { documentUploaded, newTaskId } from '@millrace/contracts';
import { messageFor } from '@millrace/worker-runtime/testing';
import fc from 'fast-check';
import { caller } from '../caller.ts';
import { noteLost } from '../model.ts';
import { documents, sizes, textOf } from '../text.ts';
import { command } from './command.ts';

/** A caller uploads a document, or another version of one. */
export const upload = fc
  .record({
    document: fc.constantFrom(...documents),
    paragraphs: fc.constantFrom(...sizes),
    version: fc.option(fc.nat(2), { nil: undefined, freq: 3 }),
    priority: fc.option(fc.constant('bulk' as const), { nil: undefined, freq: 3 }),
    isConfirmed: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  })
  .map(({ document, paragraphs, version, priority, isConfirmed }) =>
    command(
      `upload(${[document, `${paragraphs} paragraphs`, version ?? 'no version', priority ?? 'interactive'].join(', ')}${isConfirmed ? '' : ', unconfirmed'})`,
      async (model, { world }) => {
        const { accepted } = model;
        const { objects, states, clock, broker } = world;
        const name = `${document}.txt`;
        const taskId = taskIdAt(clock.now(), accepted.size);
        const task = await newEnvelope(
          { objects, states },
          { taskId, tenant: caller.tenant, collection: 'default', name, externalId: document, version, priority },
        );
        const text = textOf(document, paragraphs, accepted.size);
        await putNote(objects, task);
        await objects.put(task.original.key, text);
        const message = messageFor(documentUploaded, { task });
        if (isConfirmed) await broker.bus.publish(message, priority && { priority });
        else noteLost(model, [message]);
        accepted.set(task.taskId, { task, text });
      },
      () => true,
    ),
  );

/** A UUIDv7 that is the same in every repetition but for its time. */
function taskIdAt(now: Date, count: number): string {
  return newTaskId(now.getTime()).slice(0, 24) + String(count).padStart(12, '0');
}
