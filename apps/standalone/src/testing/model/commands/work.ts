import { seededRandom } from '@millrace/ports/testing';
import fc from 'fast-check';
import { command } from './command.ts';
import { pickMessage } from './pick.ts';

/** Some messages are handled one after the other, and nothing goes wrong. */
export const work = fc.record({ count: fc.integer({ min: 2, max: 8 }), seed: fc.nat() }).map(({ count, seed }) =>
  command(`work(${count}, ${seed})`, async (_, { world }) => {
    const random = seededRandom(seed);
    for (let done = 0; done < count; done++) {
      const picked = pickMessage(world, Math.floor(random() * 1_000));
      if (picked) await world.deliver(picked.queue, picked.place);
    }
  }),
);
