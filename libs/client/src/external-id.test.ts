import { describe, expect, it } from 'vitest';
import { externalIdOf } from './external-id.ts';

describe('externalIdOf', () => {
  it('is the path where that fits', () => {
    expect(externalIdOf('/home/ann/a.pdf')).toBe('/home/ann/a.pdf');
  });

  it('tells long paths with the same end apart, within the limit', () => {
    const end = 'x'.repeat(300);
    const [one, other] = [externalIdOf(`/one/${end}`), externalIdOf(`/two/${end}`)];
    expect([one.length, other.length]).toEqual([256, 256]);
    expect(one).not.toBe(other);
  });
});
