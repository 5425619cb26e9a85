import { tokenise } from '@millrace/retrieval';
import { fitsQuestion } from './expected-answer.ts';
import { type Span, sentencesOf } from './sentences.ts';
import { coverage, type TermWeights, termWeights } from './term-weights.ts';

export interface Source {
  readonly text: string;
  readonly headings: readonly string[];
  /** Of the search, 0 to 1. */
  readonly score: number;
}

/** A sentence of one of the sources. */
export interface ChosenSentence extends Span {
  /** Place of its source among them. */
  readonly source: number;
}

interface Candidate extends ChosenSentence {
  readonly terms: ReadonlySet<string>;
  /** The share of the question's weight that its own words hold. */
  readonly own: number;
  readonly score: number;
}

export interface ChooseOptions {
  /** The question with what was said before, as it was searched. Default: the question. */
  readonly searchedQuery?: string;
  /** Default 3. */
  readonly most?: number;
}

/** Shares of a sentence's score: its own words, those of its passage with the headings, the passage's rank, the kind of answer. */
const shares = { own: 0.6, passage: 0.15, rank: 0.1, kind: 0.15 };

/** A further sentence must add so much of what the question holds, and hold so much of it compared with the best. */
const leastGain = 0.12;
const leastShare = 0.5;

/**
 * The sentences that answer the question best, the best first: by the telling words that they share with it. A further one is taken only
 * for words that those before it do not hold. Empty where no sentence holds a word of the question.
 */
export function chooseSentences(
  question: string,
  sources: readonly Source[],
  { searchedQuery = question, most = 3 }: ChooseOptions = {},
): ChosenSentence[] {
  const parts = sources.flatMap(({ text, headings }, source) =>
    sentencesOf(text)
      .filter(({ from, to }) => !headings.includes(text.slice(from, to)))
      .map((span) => ({ ...span, source, terms: new Set(tokenise(text.slice(span.from, span.to))) })),
  );
  const weights = termWeights(
    question,
    searchedQuery,
    parts.map(({ terms }) => terms),
  );
  const passages = sources.map(({ text, headings }) =>
    coverage(weights, new Set(tokenise([...headings, text].join('\n')))),
  );
  const candidates = parts
    .map((part): Candidate => {
      const { text = '', score = 0 } = sources[part.source] ?? {};
      const own = coverage(weights, part.terms);
      const kind = fitsQuestion(question, text.slice(part.from, part.to));
      const passage = passages[part.source] ?? 0;
      const sum = shares.own * own + shares.passage * passage + shares.rank * score + shares.kind * kind;
      return { ...part, own, score: own === 0 ? 0 : sum };
    })
    .filter(({ score }) => score > 0)
    .toSorted((left, right) => right.score - left.score);
  return take(candidates, weights, most).map(({ source, from, to }) => ({ source, from, to }));
}

function take(candidates: readonly Candidate[], weights: TermWeights, most: number): Candidate[] {
  const taken: Candidate[] = [];
  const covered = new Set<string>();
  const [best] = candidates;
  for (const candidate of candidates) {
    if (taken.length === most) break;
    const gain = coverage(weights, new Set([...covered, ...candidate.terms])) - coverage(weights, covered);
    if (best && candidate !== best && (gain < leastGain || candidate.own < best.own * leastShare)) continue;
    taken.push(candidate);
    for (const term of candidate.terms) covered.add(term);
  }
  return taken;
}
