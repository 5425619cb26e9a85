import { expect, test } from 'vitest';
import { planScale } from './plan.ts';

const replica = (name: string, app: string) => ({ name, pid: 1, start: '1', details: { app, port: 1 } });

test('fills the free numbers first', () => {
  const running = [replica('embedder-2', 'embedder'), replica('parser-1', 'parser')];
  expect(planScale('embedder', running, 3)).toEqual({ start: ['embedder-1', 'embedder-3'], stop: [] });
});

test('stops the highest numbers, counted as numbers', () => {
  const running = [1, 2, 10].map((number) => replica(`embedder-${number}`, 'embedder'));
  const { start, stop } = planScale('embedder', running, 2);
  expect(start).toEqual([]);
  expect(stop.map(({ name }) => name)).toEqual(['embedder-10']);
});

test('does nothing when there are as many as wanted', () => {
  expect(planScale('parser', [replica('parser-1', 'parser')], 1)).toEqual({ start: [], stop: [] });
});
