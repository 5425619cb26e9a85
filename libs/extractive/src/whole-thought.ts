import { type Span, sentencesOf } from './sentences.ts';

/** Words that lean on the sentence before. */
const leaning =
  /^[“"'「『（(]?(?:(?:it|they|he|she|this|these|those|its|their|his|her|such|then|there|so|but|and|however|therefore|instead|otherwise)\b|[它他她其此这那该]|因此|所以|但|然而|否则|于是|便|就|同时|另外|此外)/iu;
const announcing = /[:：]$/;
const listItem = /^\s*(?:[-*+•·]|\d{1,3}[.)、]|[（(]?[一二三四五六七八九十]{1,3}[）)、])/u;

/** The most items that follow what announces them. */
const mostItems = 6;

/**
 * The sentence with what it cannot be understood without, as one part of the text: the one before where it begins with a word like
 * "they" in the same paragraph, and the items of the list that it announces.
 */
export function wholeThought(text: string, sentence: Span): Span {
  const all = sentencesOf(text);
  const place = all.findIndex(({ from }) => from === sentence.from);
  let { from, to } = sentence;
  const before = all[place - 1];
  if (before && leaning.test(text.slice(from, to)) && !text.slice(before.to, from).includes('\n')) from = before.from;
  if (announcing.test(text.slice(from, to))) {
    for (const item of all.slice(place + 1, place + 1 + mostItems)) {
      if (!listItem.test(text.slice(item.from, item.to))) break;
      to = item.to;
    }
  }
  return { from, to };
}
