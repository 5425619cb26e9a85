export { openTokenCounter, type TokenCounter } from './token-counter.ts';
