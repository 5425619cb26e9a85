export {
  type GenerationToIndex,
  indexDocument,
  type OpenGeneration,
  openGeneration,
  type Passage,
} from './index-document.ts';
