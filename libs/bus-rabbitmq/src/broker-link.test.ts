import { EventEmitter } from 'node:events';
import { silentLogger } from '@millrace/ports';
import type { ChannelModel } from 'amqplib';
import { expect, test } from 'vitest';
import { BrokerLink } from './broker-link.ts';

/** As much of a connection as a link touches. */
function aConnection(): ChannelModel {
  const connection = new EventEmitter();
  return Object.assign(connection, { close: async () => void connection.emit('close') }) as unknown as ChannelModel;
}

test('is no use while the broker takes no messages, says why, and is of use again afterwards', async () => {
  const connection = aConnection();
  const link = new BrokerLink({
    connect: async () => connection,
    attach: async () => 'session',
    detach: async () => {},
    log: silentLogger,
  });
  await link.tried;
  link.check();
  connection.emit('blocked', 'low on disk');
  expect(() => link.check()).toThrow(
    expect.objectContaining({ code: 'DEPENDENCY_UNAVAILABLE', message: expect.stringContaining('low on disk') }),
  );
  connection.emit('unblocked');
  link.check();
  await link.close();
});
