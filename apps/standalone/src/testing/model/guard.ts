import type { Bus, Database, EmbeddingModels, ObjectStore, TaskStates, Transaction } from '@millrace/ports';
import { currentProcess, type Process } from './process.ts';

/** A port whose calls are steps of the process that makes them. All its methods answer with a promise. */
export function guardPort<Port extends object>(service: string, port: Port): Port {
  return new Proxy(port, {
    get(target, key) {
      const method: unknown = Reflect.get(target, key);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => {
        const act = () => Reflect.apply(method, target, args);
        return currentProcess()?.step(service, act) ?? act();
      };
    },
  });
}

/**
 * What is shown of a task: only to show what Postgres has decided is a step, since a failure anywhere else is passed over. A process
 * that has crashed shows nothing.
 */
export function guardStates(states: TaskStates): TaskStates {
  const { restore } = guardPort('redis', { restore: states.restore });
  return {
    ...states,
    restore,
    record: async (update) => {
      currentProcess()?.lost.throwIfAborted();
      await states.record(update);
    },
  };
}

/** Publishing and sending are steps; how a worker consumes is the broker's affair. */
export function guardBus(bus: Bus): Bus {
  const { publish, send } = guardPort('rabbitmq', { publish: bus.publish, send: bus.send });
  return { ...bus, publish, send };
}

/** Listing is no step: it changes nothing, and who lists reads one by one. */
export function guardObjects(objects: ObjectStore): ObjectStore {
  const { list } = objects;
  return { ...guardPort('objects', objects), list };
}

export function guardModels(models: EmbeddingModels): EmbeddingModels {
  return {
    open(settings) {
      const { key, dimension, embed } = models.open(settings);
      return { key, dimension, ...guardPort('model', { embed }) };
    },
  };
}

type Work = (tx: Transaction) => Promise<unknown>;

/** A query is a step, a transaction is one with steps inside: what fails inside undoes it. */
export function guardDatabase(database: Database): Database {
  const begin = (...given: [Work] | [mode: string, work: Work]) => {
    const [mode, work] = given.length === 1 ? ['', given[0]] : given;
    const process = currentProcess();
    if (!process) return database.begin(mode, work);
    const within = (tx: Transaction) => process.runInside(() => work(guardQueries(tx, process)));
    return process.step('postgres', () => database.begin(mode, within));
  };
  return new Proxy(database, {
    apply: (target, self, args) =>
      watched(Reflect.apply(target, self, args), (act) => currentProcess()?.step('postgres', act) ?? act()),
    get: (target, key) => (key === 'begin' ? begin : Reflect.get(target, key)),
  });
}

function guardQueries(tx: Transaction, process: Process): Transaction {
  return new Proxy(tx, {
    apply: (target, self, args) =>
      watched(Reflect.apply(target, self, args), (act) => process.innerStep('postgres', act)),
  });
}

type Step = (act: () => Promise<unknown>) => Promise<unknown>;

/** The driver's query, which runs when it is awaited, with that made a step. One that is part of another query never is. */
function watched(query: unknown, step: Step): unknown {
  if (!(query instanceof Promise)) return query;
  const run: Promise<unknown>['then'] = query.then.bind(query);
  const then: Promise<unknown>['then'] = (fulfilled, rejected) =>
    step(() => new Promise((resolve, reject) => run(resolve, reject))).then(fulfilled, rejected);
  return Object.defineProperty(Object.create(query), 'then', { value: then });
}
