import {
  type ApiKey,
  type ApiKeyList,
  type ApiKeyMade,
  type ApiKeyRequest,
  type AskEvent,
  type AskRequest,
  type AskResponse,
  apiKeyListSchema,
  apiKeyMadeSchema,
  apiKeySchema,
  askResponseSchema,
  type Collection,
  type CollectionList,
  type CollectionRequest,
  collectionListSchema,
  collectionSchema,
  type DocumentList,
  type DocumentRequest,
  documentListSchema,
  type Health,
  healthSchema,
  type RetrievalLogList,
  type RetrievalLogListQuery,
  retrievalLogListSchema,
  type SearchRequest,
  type SearchResponse,
  searchResponseSchema,
  type TaskState,
  type TextModelList,
  taskStateSchema,
  textModelListSchema,
  type UploadAccepted,
  uploadAcceptedSchema,
} from '@millrace/contracts';
import { askQuestion } from './ask-question.ts';
import { type ChatLogOperations, createChatLogs } from './chat-logs.ts';
import { type ConversationOperations, createConversations } from './conversations.ts';
import { createOperations, type Operations, withQuery } from './operations.ts';
import { sendJson } from './request.ts';
import { type UploadOptions, uploadFile } from './upload-file.ts';
import { watchTask } from './watch-task.ts';

export interface ClientOptions {
  /** Of the ingest API, such as http://127.0.0.1:8080. */
  readonly apiUrl: string;
  /** Of the query API; default: the same server. */
  readonly queryUrl?: string | undefined;
  /** An API key or a token, where the server asks for one. */
  readonly apiKey?: string | undefined;
  readonly tenant?: string | undefined;
  /** Of whom the caller speaks, and who acts: it stands in the audit log. */
  readonly user?: string | undefined;
}

export interface Client extends Operations {
  uploadFile(path: string, options?: UploadOptions): Promise<UploadAccepted>;
  /** Uploads a document by its text, or by the key of an object. */
  createDocument(request: DocumentRequest, options?: { readonly idempotencyKey?: string }): Promise<UploadAccepted>;
  task(taskId: string): Promise<TaskState>;
  /** Every state from now to the terminal one. */
  watch(taskId: string, signal?: AbortSignal): AsyncGenerator<TaskState>;
  search(request: SearchRequest): Promise<SearchResponse>;
  ask(request: AskRequest, signal?: AbortSignal): Promise<AskResponse>;
  /** The answer as it comes; the last event is `done`. */
  askEvents(request: AskRequest, signal?: AbortSignal): AsyncGenerator<AskEvent>;
  textModels(): Promise<TextModelList>;
  documents(query?: {
    readonly collection?: string;
    readonly skip?: number;
    readonly limit?: number;
  }): Promise<DocumentList>;
  collections(): Promise<CollectionList>;
  createCollection(request: CollectionRequest): Promise<Collection>;
  readonly conversations: ConversationOperations;
  readonly chatLogs: ChatLogOperations;
  /** What was asked, found and answered, by all users of the tenant. */
  retrievalLogs(query?: RetrievalLogListQuery): Promise<RetrievalLogList>;
  readonly keys: KeyOperations;
  health(): Promise<Health>;
}

export interface KeyOperations {
  /** The answer holds the key itself, this once. */
  create(request: ApiKeyRequest): Promise<ApiKeyMade>;
  list(query?: { readonly skip?: number; readonly limit?: number }): Promise<ApiKeyList>;
  revoke(keyId: string): Promise<ApiKey>;
}

/** The HTTP APIs as functions. All throw `ClientError` with the stable code. */
export function createClient({ apiUrl, queryUrl = apiUrl, apiKey, tenant, user }: ClientOptions): Client {
  const headers: Record<string, string> = {
    ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
    ...(tenant ? { 'x-tenant-id': tenant } : {}),
    ...(user ? { 'x-user-id': user } : {}),
  };
  const api = (path: string) => new URL(`/api/v1${path}`, apiUrl);
  const query = (path: string) => new URL(`/api/v1${path}`, queryUrl);
  const json = (body: object, extra: Record<string, string> = {}) => ({
    method: 'POST',
    headers: { ...headers, ...extra, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const read = { headers, tries: 5 };

  return {
    ...createOperations(query, headers),
    uploadFile: (path, options = {}) => uploadFile(api('/documents/upload'), headers, path, options),
    createDocument: (request, { idempotencyKey } = {}) =>
      sendJson(api('/documents'), uploadAcceptedSchema, {
        ...json(request, idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
        tries: idempotencyKey ? 5 : 1,
      }),
    task: (taskId) => sendJson(api(`/tasks/${encodeURIComponent(taskId)}`), taskStateSchema, read),
    watch: (taskId, signal) => watchTask(api(`/tasks/${encodeURIComponent(taskId)}/events`), headers, signal),
    search: (request) => sendJson(query('/search'), searchResponseSchema, { ...json(request), tries: 5 }),
    ask: (request, signal) => sendJson(query('/chat/ask'), askResponseSchema, { ...json(request), signal }),
    askEvents: (request, signal) => askQuestion(query('/chat/ask'), { ...json(request), signal }),
    textModels: () => sendJson(query('/models'), textModelListSchema, read),
    documents: (filter = {}) => sendJson(withQuery(query('/documents'), filter), documentListSchema, read),
    collections: () => sendJson(query('/collections'), collectionListSchema, read),
    createCollection: (request) => sendJson(query('/collections'), collectionSchema, json(request)),
    conversations: createConversations(query, headers),
    chatLogs: createChatLogs(query, headers),
    retrievalLogs: (filter = {}) => sendJson(withQuery(query('/retrieval-logs'), filter), retrievalLogListSchema, read),
    keys: {
      create: (request) => sendJson(query('/keys'), apiKeyMadeSchema, json(request)),
      list: (page = {}) => sendJson(withQuery(query('/keys'), page), apiKeyListSchema, read),
      revoke: (keyId) =>
        sendJson(query(`/keys/${encodeURIComponent(keyId)}`), apiKeySchema, { ...read, method: 'DELETE' }),
    },
    health: () => sendJson(api('/health'), healthSchema, { headers }),
  };
}
