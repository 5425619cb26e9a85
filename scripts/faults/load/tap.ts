import type { Bus, BusMessage } from '@millrace/ports';
import { z } from 'zod';

/** Hears every event on the exchange. */
export interface Tap {
  /** For each event that a stage can tell only once (type, task, run, batch): the ids under which it came. */
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>;
  /** Calls for each message, until the returned function is called. */
  hear(listener: (message: BusMessage) => void): () => void;
}

export const tapQueue = 'faults.tap';

const eventSchema = z.object({
  data: z.object({
    task: z.object({ taskId: z.string(), run: z.number().default(0) }),
    batch: z.object({ ordinal: z.number() }).optional(),
  }),
});

export async function openTap(bus: Bus): Promise<Tap> {
  const ids = new Map<string, Set<string>>();
  const listeners = new Set<(message: BusMessage) => void>();
  await bus.consume(tapQueue, { prefetch: 256, bindings: ['#'] }, ({ message, ack }) => {
    for (const listener of listeners) listener(message);
    const key = factOf(message);
    if (key) ids.set(key, (ids.get(key) ?? new Set()).add(message.id));
    ack();
  });
  return {
    ids,
    hear(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** `<taskId> <type> <run> <batch>`, where the message is an event of a task. */
function factOf({ type, body }: BusMessage): string | undefined {
  try {
    const { task, batch } = eventSchema.parse(JSON.parse(Buffer.from(body).toString('utf8'))).data;
    return [task.taskId, type, task.run, batch?.ordinal ?? ''].join(' ');
  } catch {
    return undefined;
  }
}
