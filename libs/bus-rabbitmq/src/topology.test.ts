import { deadLetterQueue, delayRungsMs, intakeExchange, intakes, queues } from '@millrace/contracts';
import { expect, test } from 'vitest';
import { consumerTopology, type Declaration, isQuarantined, sharedTopology } from './topology.ts';

function queuesOf(topology: readonly Declaration[]) {
  return topology.filter((declaration) => 'queue' in declaration);
}

function bindingsOf(topology: readonly Declaration[], queue: string) {
  return topology.filter((declaration) => 'bind' in declaration && declaration.bind === queue);
}

test('declares the queues of the contracts and a queue for each rung of the delay ladder', () => {
  expect(queuesOf(sharedTopology())).toHaveLength(Object.keys(queues).length + delayRungsMs.length);
});

test('makes every queue a quorum queue that keeps its messages until they are safe elsewhere', () => {
  for (const { queue, arguments: queueArguments } of queuesOf([...sharedTopology(), ...consumerTopology('q', [])])) {
    expect(queueArguments).toMatchObject({ 'x-queue-type': 'quorum' });
    if (queue !== deadLetterQueue) {
      expect(queueArguments).toMatchObject({
        'x-dead-letter-strategy': 'at-least-once',
        'x-overflow': 'reject-publish',
        'x-dead-letter-exchange': '',
      });
    }
    expect(queueArguments).not.toHaveProperty('x-max-length');
  }
});

test('binds a queue to the events of the contracts and to those that its consumer adds, each once', () => {
  const types = queues['documents.upload'] ?? [];
  const bindings = bindingsOf(consumerTopology('documents.upload', [...types, 'words.heard']), 'documents.upload');
  expect(bindings).toHaveLength(types.length + 1);
});

test('quarantines the messages of every queue but the dead ones', () => {
  expect([isQuarantined('documents.upload'), isQuarantined('words.counted'), isQuarantined(deadLetterQueue)]).toEqual([
    true,
    true,
    false,
  ]);
  expect(queuesOf(consumerTopology('words.counted', [])).map(({ queue }) => queue)).toContain(
    'words.counted.quarantine',
  );
  expect(queuesOf(consumerTopology('words.counted.bulk', [])).map(({ queue }) => queue)).toContain(
    'words.counted.quarantine',
  );
});

test.each(Object.entries(intakes))('binds %s to the exchange of the intake alone', (queue, routingKey) => {
  for (const topology of [sharedTopology(), consumerTopology(queue, [])]) {
    expect(bindingsOf(topology, queue)).toEqual([{ bind: queue, to: intakeExchange, routingKey }]);
  }
});
