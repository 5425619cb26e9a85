export { type ServedApp, type ServeOptions, serve } from './serve.ts';
