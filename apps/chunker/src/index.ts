export { chunker } from './chunker.ts';
