export type { ChatAnswer } from './chat-answer.ts';
export { type ChatEndpoint, openChatEndpoint } from './chat-endpoint.ts';
export type { ChatMessage, ChatRequest } from './chat-request.ts';
export {
  type EmbeddingEndpoint,
  type EmbeddingRequest,
  openEmbeddingEndpoint,
  type Refusal,
} from './embedding-endpoint.ts';
