import { derivedId, type Event, type EventDefinition } from '@millrace/contracts';
import { type BusMessage, silentLogger } from '@millrace/ports';
import { type Outcome, outcomeOf } from '../outcome.ts';
import { createEmit, messageOf } from '../outgoing.ts';
import type { AnyStage, OutgoingEvent, Progress, StagePorts } from '../stage.ts';

export interface RunOnceOptions {
  /** The ports that the stage needs; using another one throws. */
  readonly ports: Partial<StagePorts>;
  readonly settings?: unknown;
  readonly attempt?: number;
  readonly signal?: AbortSignal;
}

export interface RunResult {
  readonly outcome: Outcome;
  readonly events: readonly OutgoingEvent[];
  readonly progress: readonly Progress[];
}

/** One handling of one message, without a bus and without waiting: what a stage's tests call. */
export async function runOnce(stage: AnyStage, message: BusMessage, options: RunOnceOptions): Promise<RunResult> {
  const { attempt = 1, signal = new AbortController().signal } = options;
  const progress: Progress[] = [];
  const running = await stage.start(options.ports as StagePorts, options.settings ?? {}, silentLogger);
  try {
    const event = running.decode(message);
    const events = await running.handle(event, {
      signal,
      attempt,
      log: silentLogger,
      emit: createEmit(stage, event),
      async progress(step) {
        progress.push(step);
      },
    });
    return { outcome: { kind: 'done' }, events, progress };
  } catch (error) {
    return { outcome: outcomeOf(error, attempt, stage.retry), events: [], progress };
  } finally {
    await running.close();
  }
}

/** A message as a producer would send it; its id follows from its content unless given. */
export function messageFor<T>(definition: EventDefinition<T>, data: T, id?: string): BusMessage {
  const event: Event = {
    id: id ?? derivedId(definition.type, JSON.stringify(data)),
    type: definition.type,
    source: 'test',
    time: new Date(0).toISOString(),
    data,
  };
  return messageOf(event);
}
