import { describe, expect, it } from 'vitest';
import { tokenise } from './tokenise.ts';

const sorted = (text: string) => [...tokenise(text)].sort();

/** Whether a query meets every term of what it asks for. */
function finds(query: string, text: string): boolean {
  const terms = new Set(tokenise(text));
  return tokenise(query).some((term) => terms.has(term));
}

describe('words of Latin script', () => {
  it('are Porter2 stems in lower case', () => {
    expect(tokenise('The Mills were replacing generously RUNNING wheels')).toEqual([
      'the',
      'mill',
      'were',
      'replac',
      'generous',
      'run',
      'wheel',
    ]);
  });

  it('lose contracted endings, so that the letter of "vitamin D" or a T cell is none', () => {
    expect(tokenise("they'll say it isn't I'd")).toEqual(['they', 'say', 'it', 'isn', 'i']);
    expect(tokenise('vitamin D')).toEqual(['vitamin', 'd']);
  });

  it('lose possessive endings, typographic ones too', () => {
    expect(tokenise("the miller's wheel")).toEqual(tokenise('the miller wheel'));
    expect(tokenise('the miller’s wheel')).toEqual(tokenise('the miller wheel'));
  });

  it('meet with and without accents', () => {
    for (const [accented, plain] of [
      ['Café Zürich', 'cafe zurich'],
      ['Straße', 'strasse'],
      ['Łódź', 'lodz'],
      ['œuvre', 'oeuvre'],
      ['İstanbul', 'istanbul'],
    ] as const) {
      expect(sorted(accented), accented).toEqual(sorted(plain));
    }
  });

  it('are split at apostrophes, so that the noun behind an article is found', () => {
    expect(tokenise('l’école')).toContain(tokenise('école')[0]);
  });

  it('are the same in compatibility forms', () => {
    expect(sorted('ﬁnd Ｗｉｄｅ text')).toEqual(sorted('find wide text'));
  });

  it('give initials as one word', () => {
    expect(tokenise('U.S.A.')).toEqual(['usa']);
    expect(tokenise('USA')).toEqual(['usa']);
  });
});

describe('numbers and codes', () => {
  it('meet however a code is joined', () => {
    for (const form of ['PAT-3847', 'pat_3847', 'PAT/3847', 'PAT3847']) {
      expect(sorted(form), form).toEqual(['3847', 'pat', 'pat3847']);
    }
    expect(sorted('pat 3847')).toEqual(['3847', 'pat']);
  });

  it('lose the commas between thousands', () => {
    expect(tokenise('1,234,567 people')).toEqual(['1234567', 'peopl']);
    expect(tokenise('1,23')).toContain('123');
  });

  it('keep the point of decimals and versions', () => {
    expect(tokenise('3.14')).toContain('3.14');
    expect(tokenise('3.14')).not.toContain('314');
    expect(tokenise('v2.0.1')).toContain('v2.0.1');
  });

  it('find the year in a decade and the number in an ordinal', () => {
    expect(tokenise('1990s')).toContain('1990');
    expect(tokenise('22nd')).toContain('22');
  });

  it('do not spell out hashes', () => {
    expect(tokenise('550e8400a29b41d4')).toEqual(['550e8400a29b41d4']);
  });
});

describe('Chinese and Japanese', () => {
  it('give words of the dictionary and pairs of characters', () => {
    expect(sorted('橄榄球联盟')).toEqual(['榄球', '橄榄', '橄榄', '球', '球联', '联盟', '联盟']);
  });

  it('find a name that no dictionary holds by its pairs', () => {
    expect(finds('坎克利', '卢克·坎克利带领球队')).toBe(true);
  });

  it('are the same in traditional and simplified characters', () => {
    expect(sorted('國立臺灣大學圖書館')).toEqual(sorted('国立台湾大学图书馆'));
  });

  it('keep apart what stands between them', () => {
    expect(sorted('第49届NFL冠军')).toEqual(sorted('第 49 届 nfl 冠军'));
    expect(tokenise('水车，石磨')).not.toContain('车石');
  });

  it('give kana words and pairs', () => {
    expect(tokenise('データベースの検索')).toEqual(expect.arrayContaining(['データベース', '検索', 'デー']));
  });
});

describe('other scripts', () => {
  it('give Korean words and the pairs in them, since particles are written onto nouns', () => {
    expect(finds('한국어', '한국어를 배우다')).toBe(true);
  });

  it('find Thai words without spaces', () => {
    expect(finds('โลก', 'สวัสดีชาวโลก')).toBe(true);
  });

  it('give Cyrillic, Greek and Arabic words in one case', () => {
    expect(sorted('ПРИВЕТ Ёлка')).toEqual(sorted('привет елка'));
    expect(sorted('ΟΔΟΣ')).toEqual(sorted('οδός'));
    expect(tokenise('مرحبا بالعالم')).toHaveLength(2);
  });
});

describe('any text', () => {
  const samples = [
    '',
    ' \n\t',
    'To be, or not to be',
    '\0\u0007 control',
    'half \ud83d a pair \ude00',
    '🦊 fox',
    "'; drop table chunks; --",
    '黑豹队的防守只丢了 308分，第六 (NFL) 6½ 次',
    'x'.repeat(100_000),
    '水'.repeat(20_000),
    'a-'.repeat(50_000),
    "1,234.56e-10 '’''",
    'ﷺ ½ ㈠ Å ǆ',
  ];

  it.each(samples.map((text, place) => ({ place, text })))(
    'gives the same terms every time (sample $place)',
    ({ text }) => {
      expect(tokenise(text)).toEqual(tokenise(text));
    },
  );

  it('gives no empty and no overlong terms', () => {
    for (const text of samples) {
      for (const term of tokenise(text)) {
        expect(term).not.toBe('');
        expect(term.length).toBeLessThanOrEqual(64);
      }
    }
  });

  it('gives the same terms for a text and its upper case', () => {
    for (const text of samples.filter((sample) => !/[ßǆ]/.test(sample))) {
      expect(sorted(text.toUpperCase())).toEqual(sorted(text));
    }
  });

  it('gives the same terms in any normal form of Unicode', () => {
    for (const text of [...samples, 'Zürich İstanbul 한국어를 ガギグ']) {
      for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) {
        expect(sorted(text.normalize(form)), `${form} of ${text.slice(0, 40)}`).toEqual(sorted(text));
      }
    }
  });

  it('gives the terms of a text as those of its paragraphs', () => {
    const [one, other] = ['PAT-3847 的水车 running', '한국어 mills 1,200'];
    expect(sorted(`${one}\n${other}`)).toEqual([...tokenise(one), ...tokenise(other)].sort());
  });
});
