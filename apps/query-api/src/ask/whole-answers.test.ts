import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AskWorld, openAskWorld } from '../testing/ask/ask-world.ts';

let world: AskWorld;
const wholes: (boolean | undefined)[] = [];
beforeAll(async () => {
  world = await openAskWorld(({ whole }) => wholes.push(whole));
});
afterAll(() => world?.[Symbol.asyncDispose]());

it('an answer may be begun anew by its model unless somebody reads along', async () => {
  const tenant = world.tenant();
  await tenant.index(['Its wheel was built by Ada Ash in 1894.']);
  const history = [{ role: 'user', content: 'Who built the wheel?' }];
  const question = 'And when?';
  world.model({ text: ['In 1894 [1].'] });
  await tenant.ask({ question, history });
  expect(wholes.splice(0)).toEqual([true, true]);
  await tenant.stream({ question, history });
  // The question that is searched for is read by nobody but us.
  expect(wholes).toEqual([true, false]);
});
