import { seededRandom } from '@millrace/ports/testing';
import { describe, expect, it } from 'vitest';
import { vectorText } from './vector-text.ts';

describe('vectorText', () => {
  it('writes numbers as whole ones times a power of two', () => {
    expect(vectorText([0, -0, 1, -2.5, 0.1])).toBe('[0,-0,0x800000p-23,-0xa00000p-22,0xcccccdp-27]');
  });

  it('writes the least and the greatest numbers of single precision', () => {
    expect(vectorText([1e-45, -3.4028234663852886e38])).toBe('[0x000001p-149,-0xffffffp104]');
  });

  it('loses nothing of any number', () => {
    const random = seededRandom(3);
    const bits = Uint32Array.from({ length: 1_000 }, () => random() * 2 ** 32);
    const numbers = Array.from(new Float32Array(bits.buffer)).filter(Number.isFinite);
    const written = vectorText(numbers).slice(1, -1).split(',');
    expect(written.map(readHex)).toEqual(numbers);
  });
});

function readHex(text: string): number {
  const [, sign, integer, power] = /^(-?)(0|0x[0-9a-f]+)(?:p(-?\d+))?$/.exec(text) ?? [];
  return (sign ? -1 : 1) * Number(integer) * 2 ** Number(power ?? 0);
}
