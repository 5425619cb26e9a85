import type { Context, Scenario } from './scenario.ts';

/** Something that happens to a server; resolves when it is over. */
export interface Outage {
  /** In the past tense, for the table: `restarted`. */
  readonly what: string;
  strike(context: Context): Promise<void>;
}

/** Each outage in turn, in the midst of documents; what was given goes on while it lasts. */
export function outages(name: string, promise: string, list: readonly Outage[]): Scenario {
  return {
    name,
    promise,
    async run(context) {
      const { load, size, say } = context;
      const half = Math.ceil(size.documents / 2);
      for (let round = 0; round < size.rounds; round++) {
        for (const { what, strike } of list) {
          await load.give(half);
          await Promise.all([load.give(half), load.give(1, 60), load.giveChat(10), strike(context)]);
          say(what);
        }
      }
      return list.map(({ what }) => `${size.rounds} × ${what}`).join(', ');
    },
  };
}
