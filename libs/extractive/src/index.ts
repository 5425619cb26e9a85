export { chooseSentences } from './choose-sentences.ts';
export { openExtractiveModel } from './open-extractive-model.ts';
export { quotesFor } from './quotes.ts';
export { type Span, sentencesOf } from './sentences.ts';
