export { writePostings } from './postings/write-postings.ts';
