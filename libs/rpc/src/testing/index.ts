export { serveRpc } from './serve-rpc.ts';
