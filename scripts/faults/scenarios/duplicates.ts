import type { BusMessage } from '@millrace/ports';
import { shuffled } from '@millrace/ports/testing';
import type { Scenario } from './scenario.ts';

/** So many messages are gathered, to be sent again in another order. */
const handful = 12;
const copies = 2;

export const duplicates: Scenario = {
  name: 'duplicates',
  promise: 'Messages may come several times and in any order: each has one effect.',
  async run({ world, load, size, random }) {
    if (!world.tap) throw new Error('nobody hears the events');
    const seen = new Set<string>();
    let gathered: BusMessage[] = [];
    let sent = 0;
    const sending: Promise<void>[] = [];
    const sendAgain = () => {
      const all = Array.from({ length: copies }, () => gathered).flat();
      gathered = [];
      sent += all.length;
      for (const message of shuffled(all, random)) sending.push(world.bus.publish(message, { optional: true }));
    };
    const deaf = world.tap.hear((message) => {
      const key = `${message.id} ${message.type}`;
      if (seen.has(key)) return;
      seen.add(key);
      gathered.push(message);
      if (gathered.length >= handful) sendAgain();
    });
    await Promise.all([load.give(size.documents * 3), load.give(3, 60), load.giveByMessages(3), load.giveChat(20)]);
    await load.rest(60_000);
    // And all that was left over, now that everything has ended.
    sendAgain();
    deaf();
    await Promise.all(sending);
    return `${sent} copies of messages, shuffled, during the work and after it; a document asked for by three messages`;
  },
};
