import { describe, expect, it } from 'vitest';
import { queryTerms } from '../query-terms.ts';
import { highlight } from './highlight.ts';

const marked = (query: string, text: string) =>
  highlight(text, new Set(queryTerms(query).keys())).map(([from, to]) => text.slice(from, to));

describe('highlighting', () => {
  it('marks other forms of a word, in the case in which they stand', () => {
    expect(marked('which mills are running?', 'The MILL ran; milling runs on.')).toEqual(['MILL', 'milling', 'runs']);
  });

  it('marks nothing where no word is asked for', () => {
    expect(marked('fox', 'The mill.')).toEqual([]);
    expect(marked('🦊', '🦊')).toEqual([]);
  });

  it('keeps its place beyond characters that fold to more or fewer', () => {
    expect(marked('mühle', 'ß ﬃ 🦊 ½ e\u0301 Mühle MU\u0308HLE')).toEqual(['Mühle', 'MU\u0308HLE']);
  });

  it('marks a code as a whole, and its part alone where that is asked', () => {
    expect(marked('pat3847', 'Part PAT-3847, not PAT-1.')).toEqual(['PAT-3847', 'PAT']);
    expect(marked('3847', 'Part PAT-3847.')).toEqual(['3847']);
    expect(marked('water', 'oil/water')).toEqual(['water']);
  });

  it('marks Chinese words, in either script', () => {
    expect(marked('蒸汽机取代了什么', '蒸汽机逐渐取代水车。')).toEqual(['蒸汽机', '取代']);
    expect(marked('国立台湾大学', '他是國立臺灣大學的學生')).toEqual(['國立臺灣大學']);
  });

  it('marks names that are in no dictionary by their pairs', () => {
    expect(marked('坎克利', '卢克·坎克利贡献了擒抱')).toEqual(['坎克利']);
  });

  it('marks Japanese, Korean and Thai', () => {
    expect(marked('水車', '古い水車の写真')).toEqual(['水車']);
    expect(marked('방앗간', '오래된 방앗간에서')).toEqual(['방앗간']);
    expect(marked('กังหัน', 'มีกังหันลม')).toEqual(['กังหัน']);
  });
});
