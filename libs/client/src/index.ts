export type { ChatLogOperations } from './chat-logs.ts';
export { type Client, type ClientOptions, createClient } from './client.ts';
export { ClientError } from './client-error.ts';
export type { ConversationOperations } from './conversations.ts';
export { externalIdOf } from './external-id.ts';
export { connectGateway, type Gateway } from './gateway/connect-gateway.ts';
export type { GatewayOptions } from './gateway/gateway-transport.ts';
export type { DeadLetterOperations, Operations } from './operations.ts';
export type { UploadOptions } from './upload-file.ts';
