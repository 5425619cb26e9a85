import { reEmbeddingConformance } from '../testing/re-embedding-conformance.ts';

reEmbeddingConformance('real');
