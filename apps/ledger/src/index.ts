export { deadLetters } from './dead-letters.ts';
export { ledger } from './ledger.ts';
