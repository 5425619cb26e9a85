export { embedder } from './embedder.ts';
