import { expect, test } from 'vitest';
import { vectorLiteral } from './vector-literal.ts';

test('a vector is written so that float32 comes back the same', () => {
  const values = Float32Array.of(0.1, -1e-38, 3.4e38, 0);
  expect(Float32Array.from(JSON.parse(vectorLiteral(values)))).toEqual(values);
});

test.each([[Number.NaN], [Number.POSITIVE_INFINITY]])('a vector that holds %s is refused', (value) => {
  expect(() => vectorLiteral(Float32Array.of(1, value))).toThrow(expect.objectContaining({ code: 'VALIDATION_ERROR' }));
});
