export { indexer } from './indexer.ts';
