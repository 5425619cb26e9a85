import type { SearchHit } from '@millrace/contracts';
import { excerptOf, placeOf } from './passage-line.ts';
import { oneLine } from './printable.ts';

/** A hit for people: where it is, what it says where the query's words stand, and what else was asked for. */
export function hitLines(hit: SearchHit, rank: number): string[] {
  const { before = [], after = [], others = [] } = hit;
  return [
    `${rank}. ${placeOf(hit)}  ${hit.score.toFixed(3)}`,
    ...before.map(({ text }) => `   ↑ ${excerptOf(text)}`),
    `   ${excerptOf(hit.text, hit.highlights?.[0]?.[0])}`,
    ...after.map(({ text }) => `   ↓ ${excerptOf(text)}`),
    ...others.flatMap((other) => [
      `   + ${placeOf(other)}  ${other.score.toFixed(3)}`,
      `     ${excerptOf(other.text, other.highlights?.[0]?.[0])}`,
    ]),
    ...explanationLines(hit),
  ];
}

function explanationLines({ explanation, score, scores, evidence }: SearchHit): string[] {
  if (!explanation) return [];
  const { parts, terms, length, averageLength } = explanation;
  const found = terms.filter(({ times }) => times > 0);
  const missing = terms.filter(({ times }) => times === 0).map(({ term }) => oneLine(term));
  return [
    `   score ${score.toFixed(3)} = words ${parts.lexical.toFixed(3)} + vectors ${parts.dense.toFixed(3)}, evidence ${evidence.toFixed(3)}`,
    `   BM25 ${scores.lexical.toFixed(2)}, similarity ${scores.dense.toFixed(3)}, ${length} terms (mean ${Math.round(averageLength)})`,
    ...found.map(({ term, times, weight, score: part }) => {
      return `     ${oneLine(term)}  ${part.toFixed(2)}, ${times} ×, weight ${weight.toFixed(2)}`;
    }),
    ...(missing.length > 0 ? [`     without ${missing.join(', ')}`] : []),
  ];
}
