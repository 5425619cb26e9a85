import { queryTerms } from '@millrace/retrieval';
import type { Turn } from './turn.ts';

const leaning =
  /^(?:and|but|or|so|also|what about|how about|why(?: not)?\b|那|那么|还有|另外|再|为什么呢)|\b(?:it|its|they|them|their|he|she|him|her|his|those|these|that one|the (?:same|other|former|latter))\b|[它他她]|[这那](?:个|些|里|样|种|时|位|座|家|次|年|是|儿)|其(?!他|它|中|实)|呢[？?]?$/iu;

/** With fewer telling words a question says too little by itself. */
const leastTerms = 2;
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
  const before = joined.slice(0, -1).join(' ');
  return before === '' ? question : `${before.slice(-mostCharacters)} ${question}`.slice(-4096);
}

function leans(question: string): boolean {
  return leaning.test(question.trim()) || queryTerms(question).size < leastTerms;
}
