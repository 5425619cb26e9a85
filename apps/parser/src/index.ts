export { intake } from './intake.ts';
export { parser } from './parser.ts';
