export type { ChatAnswer } from './chat-answer.ts';
export { type ChatEndpoint, type ChatMessage, type ChatRequest, openChatEndpoint } from './chat-endpoint.ts';
export {
  type EmbeddingEndpoint,
  type EmbeddingRequest,
  openEmbeddingEndpoint,
  type Refusal,
} from './embedding-endpoint.ts';
