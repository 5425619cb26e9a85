export { aiGateway } from './ai-gateway.ts';
