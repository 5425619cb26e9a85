export { type KeyRing, keyRing } from './key-ring.ts';
export { type ServedApp, type ServeOptions, serve } from './serve.ts';
