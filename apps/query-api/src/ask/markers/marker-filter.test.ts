import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarkerFilter } from './marker-filter.ts';

const resolves = (marker: number) => marker >= 1 && marker <= 3;

/** What comes through when `text` comes in pieces cut at these places. */
function filtered(text: string, ...cuts: readonly number[]) {
  const filter = createMarkerFilter(resolves);
  const places = [0, ...cuts.toSorted((left, right) => left - right), text.length];
  const parts = places.slice(1).map((to, index) => filter.push(text.slice(places[index], to)));
  return { text: parts.join('') + filter.end(), unknown: filter.unknown };
}

describe('the filter of markers', () => {
  it.each([
    ['The wheel turns [1].', 'The wheel turns [1].'],
    ['Both [1, 3] and [1-3].', 'Both [1][3] and [1][2][3].'],
    ['水车【2】转动［3］。', '水车[2]转动[3]。'],
    ['As [^2] and 【3†notes.pdf】 say', 'As [2] and [3] say'],
    ['Made up [9].', 'Made up.'],
    ['Half made up [2, 9] [0]', 'Half made up [2]'],
    ['A range of all [1-900]', 'A range of all [1]'],
    ['An [aside] and a[i] and [', 'An [aside] and a[i] and ['],
    ['[link](http://x) [ ]', '[link](http://x) [ ]'],
    ['Nested [[9]1] [2[9]3]', 'Nested [ 1] [2 3]'],
    ['Cut off [1', 'Cut off'],
    ['Spaces stay  . ', 'Spaces stay  . '],
    ['', ''],
  ])('makes of %j %j', (given, text) => {
    expect(filtered(given)).toEqual({ text, unknown: false });
  });

  it.each(['[none]', ' [none] I am sorry.', '【none】'])('takes %j for not knowing', (given) => {
    expect(filtered(given)).toEqual({ text: '', unknown: true });
  });

  it('gives the same whatever the pieces are', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '[',
      ']',
      '1',
      '2',
      '9',
      ',',
      '-',
      '【',
      '】',
      '†',
      '^',
      '。',
      'none',
      '\n',
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(40), { maxLength: 6 }), (given, cuts) => {
        const inside = cuts.filter((cut) => cut <= given.length);
        expect(filtered(given, ...inside)).toEqual(filtered(given));
      }),
      { numRuns: 2_000 },
    );
  });

  it('lets no marker through that does not resolve', () => {
    const piece = fc.constantFrom('a', ' ', '[', ']', '[1]', '[4]', '4', ',', '-', '【', '】', '3');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { text } = filtered(pieces.join(''));
        expect(
          [...text.matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number)).filter((number) => !resolves(number)),
        ).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('holds back no more than what may become a marker', () => {
    const filter = createMarkerFilter(resolves);
    expect(filter.push('The wheel')).toBe('The wheel');
    expect(filter.push(' turns [')).toBe(' turns');
    expect(filter.push('1')).toBe('');
    expect(filter.push('] slowly')).toBe(' [1] slowly');
  });
});
