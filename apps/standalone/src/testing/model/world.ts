import { collectionSettingsSchema, objectKeys } from '@millrace/contracts';
import { type BusMessage, type Database, type ObjectStore, silentLogger, type TaskStates } from '@millrace/ports';
import type { JobPorts } from '@millrace/scheduler';
import { type AnyStage, noMetrics, type StagePorts, startWorker } from '@millrace/worker-runtime';
import { caller } from './caller.ts';
import { openClock, type ScriptedClock } from './clock.ts';
import { type Emissions, openEmissions } from './emissions.ts';
import { openFlushableStates } from './flushable-states.ts';
import type { Gate } from './gate.ts';
import { guardBus, guardDatabase, guardModels, guardObjects, guardStates } from './guard.ts';
import { plainModels } from './plain-model.ts';
import { currentProcess, type Fault, Process } from './process.ts';
import { ScriptedBroker } from './scripted-broker.ts';
import { openMonitor } from './scripted-monitor.ts';
import { stages } from './stages.ts';
import { openTimedObjects } from './timed-objects.ts';

export interface WorldOptions {
  readonly database: Database;
  /** Whether small texts, chunks and vectors travel in their events. */
  readonly inline: boolean;
}

/** The fleet in one process, where nothing happens unless a test has it happen. */
export interface World {
  readonly clock: ScriptedClock;
  readonly broker: ScriptedBroker;
  readonly objects: ObjectStore;
  readonly states: TaskStates;
  readonly database: Database;
  readonly emissions: Emissions;
  /** Has the message at `place` of a queue handled, until it is settled or its process has crashed. */
  deliver(queue: string, place: number, fault?: Fault, gate?: Gate): Promise<void>;
  /** Has something done outside the stages, until it is done, has failed or has crashed. */
  act<T>(work: (ports: ActorPorts) => Promise<T>, fault?: Fault, gate?: Gate): Promise<PromiseSettledResult<T>>;
  /** Has a message fail in its queue however often it is tried. */
  poison(queue: string, message: BusMessage): void;
  /** What Redis shows is gone. */
  flush(): void;
  close(): Promise<void>;
}

/** What those beside the stages work with. */
export type ActorPorts = JobPorts & Pick<StagePorts, 'models'>;

/** What the collection is set to: small chunks and short vectors, so that a few paragraphs make a batch. */
const settings = collectionSettingsSchema.parse({
  chunking: { maxTokens: 32, overlapTokens: 0 },
  embedding: { dimension: 4 },
});

export async function openWorld({ database, inline }: WorldOptions): Promise<World> {
  const clock = openClock(Date.now());
  const broker = new ScriptedBroker(clock);
  const objects = openTimedObjects(clock);
  await objects.put(objectKeys.collection(caller.tenant, 'default'), JSON.stringify(settings));
  const { states, flush } = openFlushableStates(clock);
  const emissions = openEmissions();
  const poisoned = new Set<string>();
  const ports: StagePorts = {
    objects: guardObjects(objects),
    states: guardStates(states),
    models: guardModels(plainModels),
    database: guardDatabase(database),
    chatDatabase: database,
  };
  const bus = guardBus(broker.bus);
  const actorPorts = { ...ports, bus, monitor: openMonitor(broker), clock, log: silentLogger };
  const inlineMaxBytes = inline ? 16_384 : 0;
  const start = (stage: AnyStage) =>
    startWorker({
      stage: emissions.watch(stage),
      settings: { inlineMaxBytes },
      bus,
      ports,
      dependencies: {
        objects: async () => {},
        postgres: async () => {},
        rabbitmq: async () => {},
        redis: async () => {},
        model: async () => {},
      },
      metrics: { ...noMetrics, finished: () => currentProcess()?.finish() },
      log: silentLogger,
      clock,
    });
  const workers = await Promise.all(stages.map(start));

  return {
    clock,
    broker,
    objects,
    states,
    database,
    emissions,
    poison: (queue, { id }) => void poisoned.add(`${queue} ${id}`),
    async deliver(queue, place, fault, gate) {
      const isPoisoned = poisoned.has(`${queue} ${broker.waiting(queue)[place]?.message.id}`);
      const process = new Process(isPoisoned ? { at: 0, when: 'before', what: 'transient' } : fault, gate);
      broker.deliver(queue, place, process);
      await process.ended();
    },
    async act(work, fault, gate) {
      const process = new Process(fault, gate);
      const [settled] = await Promise.allSettled([process.run(() => work(actorPorts))]);
      process.finish();
      await process.ended();
      return settled;
    },
    flush,
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}
