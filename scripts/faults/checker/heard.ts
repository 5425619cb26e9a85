import { defectsOf, type Evidence, type Rule } from './rule.ts';

/** What was noticed while it went on. */
export const heard: Rule = {
  name: 'no status went backwards, and no process ended by itself',
  async find({ setbacks, surprises }: Evidence) {
    return [...defectsOf('setback', setbacks), ...defectsOf('untrue', surprises)];
  },
};
