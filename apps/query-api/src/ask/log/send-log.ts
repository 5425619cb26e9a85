import { type EventData, retrievalLogged } from '@millrace/contracts';
import { enterOutbox, inTenant } from '@millrace/database';
import type { Bus, BusMessage, Database, Logger } from '@millrace/ports';
import { messageOf } from '@millrace/worker-runtime';

export interface LogDeps {
  readonly bus?: Bus | undefined;
  readonly database: Database;
  readonly log: Logger;
}

/** A question does not wait for a broker that is down. */
const patienceMs = 1_000;

/**
 * Tells that a question was asked: by the bus, and while that is down by the outbox, which is sent later. Under one id, so that what comes
 * twice is kept once. It never fails the question: where the database is down as well, the log of the process has it.
 */
export async function sendLog(deps: LogDeps, data: EventData<typeof retrievalLogged>): Promise<void> {
  const event = { id: data.logId, type: retrievalLogged.type, source: 'millrace/query-api', time: data.askedAt, data };
  try {
    const message = messageOf(event);
    if (!(await published(deps.bus, message))) await enter(deps.database, data.tenant, message);
  } catch (error) {
    deps.log.error({ err: error, logId: data.logId, outcome: data.outcome }, 'a question could not be logged');
  }
}

async function published(bus: Bus | undefined, message: BusMessage): Promise<boolean> {
  if (!bus) return false;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  const sent = bus.publish(message).then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([sent, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function enter(database: Database, tenant: string, message: BusMessage): Promise<void> {
  const { id, type, contentType, headers, body } = message;
  const entry = { queue: 'chat.logs', messageId: id, eventType: type, contentType, headers, body };
  await inTenant(database, tenant, (tx) => enterOutbox(tx, [{ ...entry, cause: ['retrieval-log', id] }]));
}
