export { contentService } from './content-service.ts';
export { openCall } from './open-call.ts';
export { type RawAnswer, rawCall } from './raw-call.ts';
export { callerWhoMayAll, serveRpc } from './serve-rpc.ts';
