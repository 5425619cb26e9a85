export { type ServedApp, serve } from './serve.ts';
