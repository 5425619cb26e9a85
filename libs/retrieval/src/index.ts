export { type EvaluationFigures, evaluate, type Judgements, mrrAt, ndcgAt, recallAt } from './evaluate.ts';
export type { ChunkText } from './postings/chunk-terms.ts';
export { deletePostings } from './postings/delete-postings.ts';
export { writePostings } from './postings/write-postings.ts';
export { type QueryTerms, queryTerms } from './query-terms.ts';
export { type FusionWeights, fuse } from './search/fuse.ts';
export type { QueryVector } from './search/query-vector.ts';
export type { SearchedCollection } from './search/searched-collection.ts';
export {
  createSearcher,
  type Searcher,
  type SearcherOptions,
  type SearchQuery,
  type SearchResult,
} from './search/searcher.ts';
export { tokenise, tokeniserVersion } from './tokenise/tokenise.ts';
