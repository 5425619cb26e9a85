export { deadLetters } from './dead-letters.ts';
export { deferred } from './deferred.ts';
export { ledger } from './ledger.ts';
