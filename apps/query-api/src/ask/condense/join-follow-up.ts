import { queryTerms } from '@millrace/retrieval';
import type { Turn } from './turn.ts';

/** Words that stand for something said before. */
const pronouns =
  /\b(?:it|its|they|them|their|he|she|him|her|his|those|these|that one|the (?:same|other|former|latter))\b|[它他她]|[这那](?:个|些|里|样|种|位|座|家|次|儿)|其(?![他它中实余次])/iu;
/** Words that tie a question to the one before, which it then need not repeat. */
const ties = /^(?:and|but|or|so|also|then|what about|how about|那|那么|还有|另外|再)|呢[？?]?$/iu;

/** A tied question with more telling words, or more Han characters, says enough by itself. */
const fewTerms = 3;
const fewHan = 7;
const mostCharacters = 1_024;

/**
 * A question that leans on those before it, joined with them, back to the last one that stands alone: the search takes words and needs no
 * grammar. One that stands alone is left as it is.
 */
export function joinFollowUp(question: string, history: readonly Turn[]): string {
  const joined = [question];
  const earlier = history.filter(({ role }) => role === 'user').map(({ content }) => content);
  while (leans(joined[0] ?? '') && earlier.length > 0) joined.unshift(earlier.pop() ?? '');
  // The question itself always stays whole.
  const before = joined.slice(0, -1).join(' ').slice(-mostCharacters);
  return `${before} ${question}`.trim().slice(-4_096);
}

function leans(question: string): boolean {
  const text = question.trim();
  const terms = queryTerms(text).size;
  if (pronouns.test(text) || terms < 2) return true;
  const han = text.match(/\p{sc=Han}/gu)?.length ?? 0;
  return ties.test(text) && (han > 0 ? han <= fewHan : terms <= fewTerms);
}
