import { expect, test } from 'vitest';
import { Turnstile } from './turnstile.ts';

function aTurnstile() {
  const passed: string[] = [];
  return { passed, turnstile: new Turnstile<string>((item) => passed.push(item)) };
}

test('lets ordinary ones through as they come', () => {
  const { passed, turnstile } = aTurnstile();
  for (const item of ['a', 'b', 'c']) turnstile.enter(item, false);
  expect(passed).toEqual(['a', 'b', 'c']);
});

test('keeps a suspect until nothing is in hand, and all others until it has left', () => {
  const { passed, turnstile } = aTurnstile();
  turnstile.enter('a', false);
  turnstile.enter('suspect', true);
  turnstile.enter('b', false);
  expect(passed).toEqual(['a']);
  turnstile.leave('a');
  expect(passed).toEqual(['a', 'suspect']);
  turnstile.enter('c', false);
  expect(passed).toEqual(['a', 'suspect']);
  turnstile.leave('suspect');
  expect(passed).toEqual(['a', 'suspect', 'b', 'c']);
});

test('lets one suspect through at a time', () => {
  const { passed, turnstile } = aTurnstile();
  turnstile.enter('one', true);
  turnstile.enter('two', true);
  expect(passed).toEqual(['one']);
  turnstile.leave('one');
  expect(passed).toEqual(['one', 'two']);
});

test('bears one that leaves while it passes', () => {
  const passed: number[] = [];
  const turnstile = new Turnstile<number>((item) => {
    passed.push(item);
    turnstile.leave(item);
  });
  for (let item = 0; item < 5; item++) turnstile.enter(item, item % 2 === 0);
  expect(passed).toEqual([0, 1, 2, 3, 4]);
});

test('is not moved by one that leaves without having passed', () => {
  const { passed, turnstile } = aTurnstile();
  turnstile.enter('suspect', true);
  turnstile.enter('a', false);
  turnstile.leave('a');
  expect(passed).toEqual(['suspect']);
});

test('lets nobody through once shut, and gives those back who wait', () => {
  const { passed, turnstile } = aTurnstile();
  turnstile.enter('in hand', false);
  turnstile.shut();
  turnstile.enter('suspect', true);
  turnstile.enter('late', false);
  turnstile.leave('in hand');
  expect(passed).toEqual(['in hand']);
  expect(turnstile.takeWaiting()).toEqual(['suspect', 'late']);
  expect(turnstile.takeWaiting()).toEqual([]);
});
