import type { Edit } from './edit.ts';

/** The moments in the life of a message at which a process can be struck, in their order. */
export const pointNames = [
  'delivered',
  'handling',
  'put',
  'counted',
  'committed',
  'effect',
  'published',
  'confirmed',
  'before-ack',
  'after-ack',
] as const;
export type PointName = (typeof pointNames)[number];

const ofSettling = '{ stage: options.stage, message: delivery.message }';
const runtime = 'libs/worker-runtime/src';

/** Where the points lie in the sources: each edit adds a call that does nothing until the process is armed. */
export const pointEdits: readonly Edit[] = [
  after(
    `${runtime}/process-delivery.ts`,
    'metrics.started(stage.name);',
    pass('delivered', '{ stage: stage.name, message }'),
  ),
  around(
    `${runtime}/middleware/publish.ts`,
    'const events = await next(work);',
    `await ${pass('handling', ofWork())}`,
    `await ${pass('effect', ofWork())}`,
  ),
  after(
    `${runtime}/middleware/publish.ts`,
    'await publishAll(bus, events, work.traceparent);',
    `await ${pass('confirmed', ofWork())}`,
  ),
  around(
    `${runtime}/settle.ts`,
    'delivery.ack();',
    `await ${pass('before-ack', ofSettling)}`,
    later(pass('after-ack', ofSettling)),
  ),
  before(
    'libs/objects-s3/src/s3-object-store.ts',
    "return put === 'exists' ? put : 'created';",
    `await ${pass('put', '{ stage: undefined, message: { id: key } }')}`,
  ),
  {
    file: 'libs/database/src/guarded-database.ts',
    from: 'return new GuardedTransaction(pool).run(options, (tx) => running.run(scope, inside, tx));',
    to:
      'const done = await new GuardedTransaction(pool).run(options, (tx) => running.run(scope, inside, tx));' +
      `await ${pass('committed', '{}')} return done;`,
  },
  before('apps/indexer/src/index-batch.ts', 'const { computed } = totals;', `await ${pass('counted', '{}')}`),
  // The socket is written in the next turn of the event loop.
  after(
    'libs/bus-rabbitmq/src/confirm-window.ts',
    'this.#unconfirmed.add(pending);',
    later(pass('published', '{ message: pending.outgoing.message }')),
  ),
];

function pass(point: PointName, where: string): string {
  return `globalThis.millracePoint('${point}', ${where});`;
}

function ofWork(): string {
  return '{ stage: work.stage.name, message: work.delivery.message }';
}

function later(call: string): string {
  return `setImmediate(() => { ${call} });`;
}

function before(file: string, from: string, call: string): Edit {
  return { file, from, to: `${call} ${from}` };
}

function after(file: string, from: string, call: string): Edit {
  return { file, from, to: `${from} ${call}` };
}

function around(file: string, from: string, first: string, last: string): Edit {
  return { file, from, to: `${first} ${from} ${last}` };
}
