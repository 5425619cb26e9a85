import { openRabbitBus } from '@millrace/bus-rabbitmq';
import { decodeEvent, newId, retrievalLogged } from '@millrace/contracts';
import { freshDatabase } from '@millrace/database/testing';
import { type Bus, type Database, silentLogger } from '@millrace/ports';
import {
  deliveryInbox,
  type FreshVhost,
  freshVhost,
  openTcpProxy,
  realServers,
  type TcpProxy,
} from '@millrace/ports/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendLog } from './send-log.ts';

const log = () => ({
  logId: newId(),
  tenant: 'default',
  collection: 'default',
  query: '水车？',
  filters: {},
  hits: [],
  latenciesMs: { total: 1 },
  tokens: {},
  outcome: 'answered' as const,
  askedAt: new Date().toISOString(),
});

describe('the log of a question on the real servers', () => {
  let vhost: FreshVhost;
  let proxy: TcpProxy;
  let bus: Bus;
  let fresh: { readonly database: Database; stop(): Promise<void> };

  beforeAll(async () => {
    const { rabbitmq } = realServers();
    vhost = await freshVhost('question log', rabbitmq);
    proxy = await openTcpProxy(rabbitmq);
    const { host, port } = proxy;
    bus = openRabbitBus({ ...rabbitmq, host, port, vhost: vhost.vhost, connectionName: 'test', log: silentLogger });
    fresh = await freshDatabase('real');
  });
  afterAll(async () => {
    await bus?.close();
    await proxy?.close();
    await vhost?.drop();
    await fresh?.stop();
  });

  const inOutbox = async (id: string) => {
    const rows = await fresh.database`select queue from outbox where message_id = ${id}`;
    return rows.map(({ queue }) => queue);
  };

  it('goes by the broker', async () => {
    const data = log();
    await sendLog({ bus, database: fresh.database, log: silentLogger }, data);
    const inbox = deliveryInbox();
    const subscription = await bus.consume('chat.logs', { prefetch: 1 }, inbox.onDelivery);
    const delivery = await inbox.next();
    delivery.ack();
    await subscription.cancel();
    expect(decodeEvent(delivery.message, [retrievalLogged])).toMatchObject({ id: data.logId, data });
  });

  it('goes by the outbox while the broker is away', async () => {
    proxy.refuse();
    const data = log();
    await sendLog({ bus, database: fresh.database, log: silentLogger }, data);
    expect(await inOutbox(data.logId)).toEqual(['chat.logs']);
    proxy.resume();
  });
});
