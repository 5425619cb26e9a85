export type { ChatLogOperations } from './chat-logs.ts';
export { type Client, type ClientOptions, createClient } from './client.ts';
export { ClientError } from './client-error.ts';
export type { ConversationOperations } from './conversations.ts';
export { externalIdOf } from './external-id.ts';
export {
  createFallback,
  type Fallback,
  type FallbackOptions,
  type GatewayMetrics,
  type GatewayOutcome,
  type GuardedCall,
} from './fallback/fallback.ts';
export { connectGateway, type Gateway } from './gateway/connect-gateway.ts';
export type { GatewayOptions } from './gateway/gateway-transport.ts';
export { openRemoteEmbeddingModels, type RemoteEmbeddingModelsOptions } from './models/remote-embedding-models.ts';
export type { RemoteTextModelOptions } from './models/remote-text-model.ts';
export { openRemoteTextModels, type RemoteTextModelsOptions } from './models/remote-text-models.ts';
export type { DeadLetterOperations, Operations } from './operations.ts';
export type { UploadOptions } from './upload-file.ts';
export { remoteVectorStores } from './vectors/remote-vector-stores.ts';
export {
  type VectorStoresWithFallbackOptions,
  vectorStoresWithFallback,
} from './vectors/vector-stores-with-fallback.ts';
