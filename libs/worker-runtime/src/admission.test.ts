import type { Priority } from '@millrace/contracts';
import type { Delivery } from '@millrace/ports';
import { beforeEach, describe, expect, test } from 'vitest';
import { Admission } from './admission.ts';
import { InFlight } from './in-flight.ts';

describe('admission to work', () => {
  let begun: string[];
  let released: string[];
  let ends: Map<string, () => void>;
  beforeEach(() => {
    begun = [];
    released = [];
    ends = new Map();
  });

  const open = (slots: number) =>
    new Admission(slots, new InFlight(), ({ message: { id } }) => {
      begun.push(id);
      return new Promise((resolve) => ends.set(id, resolve));
    });
  const end = async (id: string) => {
    ends.get(id)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const delivery = (id: string, { suspect = false, lost = new AbortController().signal } = {}): Delivery => ({
    queue: 'q',
    message: { id, type: 't', contentType: '', body: Buffer.alloc(0), headers: {} },
    deliveryCount: 0,
    suspect,
    lost,
    ack: () => {},
    release: () => void released.push(id),
  });
  const enterAll = (admission: Admission, entries: Record<string, Priority>) => {
    for (const [id, priority] of Object.entries(entries)) admission.enter(delivery(id), priority);
  };

  test('begins no more at once than there are slots, whatever the priority', async () => {
    enterAll(open(2), { i1: 'interactive', b1: 'bulk', i2: 'interactive' });
    expect(begun).toEqual(['i1', 'b1']);
    await end('b1');
    expect(begun).toEqual(['i1', 'b1', 'i2']);
  });

  test('lets interactive messages pass bulk ones, and each fourth time a bulk one', async () => {
    const admission = open(1);
    enterAll(admission, { b0: 'bulk', b1: 'bulk', b2: 'bulk' });
    for (let index = 1; index <= 7; index++) admission.enter(delivery(`i${index}`), 'interactive');
    for (let index = 0; index < 10; index++) await end(begun[index] ?? '');
    expect(begun).toEqual(['b0', 'i1', 'i2', 'i3', 'b1', 'i4', 'i5', 'i6', 'b2', 'i7']);
  });

  test('gives all slots to bulk while nothing else waits', () => {
    enterAll(open(3), { b1: 'bulk', b2: 'bulk', b3: 'bulk' });
    expect(begun).toHaveLength(3);
  });

  test('works on a suspect alone, whatever lies in either queue', async () => {
    const admission = open(3);
    enterAll(admission, { i1: 'interactive', b1: 'bulk' });
    admission.enter(delivery('suspect', { suspect: true }), 'bulk');
    admission.enter(delivery('i2'), 'interactive');
    await end('i1');
    expect(begun).toEqual(['i1', 'b1']);
    await end('b1');
    expect(begun).toEqual(['i1', 'b1', 'suspect']);
    admission.enter(delivery('other suspect', { suspect: true }), 'interactive');
    await end('suspect');
    expect(begun.slice(3)).toEqual(['other suspect']);
    await end('other suspect');
    expect(begun.slice(4)).toEqual(['i2']);
  });

  test('passes over what the broker has taken back in the meantime', async () => {
    const admission = open(1);
    const connection = new AbortController();
    admission.enter(delivery('i1'), 'interactive');
    admission.enter(delivery('gone', { lost: connection.signal }), 'interactive');
    admission.enter(delivery('i2'), 'interactive');
    connection.abort();
    await end('i1');
    expect(begun).toEqual(['i1', 'i2']);
  });

  test('gives back what was not begun when it is stopped, and what comes later', async () => {
    const admission = open(1);
    enterAll(admission, { i1: 'interactive', i2: 'interactive', b1: 'bulk' });
    admission.enter(delivery('suspect', { suspect: true }), 'bulk');
    admission.stop();
    enterAll(admission, { late: 'interactive' });
    await end('i1');
    expect(begun).toEqual(['i1']);
    expect(released.sort()).toEqual(['b1', 'i2', 'late', 'suspect']);
  });
});
