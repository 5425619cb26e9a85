export { parser } from './parser.ts';
