export { type Artifact, artifactSchema } from './artifact.ts';
export { eventCatalogue } from './catalogue.ts';
export { type BatchRef, batchRefSchema, type Chunk, chunkSchema, type Manifest, manifestSchema } from './chunk.ts';
export {
  type CollectionSettings,
  chunkingSchema,
  collectionSettingsSchema,
  comparesAngles,
  type EmbeddingSettings,
  embeddingSettingsSchema,
  isSameModel,
  type Metric,
  metricSchema,
  slugSchema,
} from './collection-settings.ts';
export { asyncApiDocument } from './documents/asyncapi.ts';
export { jsonSchemaOf, jsonSchemas } from './documents/json-schemas.ts';
export { decodeEnvelope, encodeEnvelope, envelopeMetadataKey } from './envelope-metadata.ts';
export { type ErrorCode, errorCodes, errorFamilies } from './error-codes.ts';
export { type GrpcStatus, grpcStatuses } from './errors/grpc-status.ts';
export { chatLogged, chatLoggedSchema } from './events/chat-logged.ts';
export { documentChunked } from './events/document-chunked.ts';
export { documentEmbedded } from './events/document-embedded.ts';
export { documentFailed } from './events/document-failed.ts';
export { documentIndexed } from './events/document-indexed.ts';
export { documentParsed } from './events/document-parsed.ts';
export { documentUpload, documentUploadSchema } from './events/document-upload.ts';
export { documentUploaded } from './events/document-uploaded.ts';
export {
  cloudEventContentType,
  cloudEventSchema,
  decodeEvent,
  defineEvent,
  type Event,
  type EventData,
  type EventDefinition,
  type EventOf,
  encodeEvent,
  maxEventBytes,
  type RawMessage,
} from './events/event.ts';
export { askOutcomes, retrievalLogged, retrievedPassageSchema } from './events/retrieval-logged.ts';
export { vectorsComputed } from './events/vectors-computed.ts';
export { vectorsRequested } from './events/vectors-requested.ts';
export {
  type ApiKey,
  type ApiKeyList,
  type ApiKeyMade,
  type ApiKeyRequest,
  apiKeyListSchema,
  apiKeyMadeSchema,
  apiKeyRequestSchema,
  apiKeySchema,
} from './http/api-keys.ts';
export {
  type AskEvent,
  type AskInput,
  type AskRequest,
  type AskResponse,
  answerKinds,
  askEventSchema,
  askPassageSchema,
  askRequestSchema,
  askResponseSchema,
  type Citation,
  citationSchema,
  extractiveModel,
} from './http/ask.ts';
export {
  type ChatLog,
  type ChatLogAccepted,
  type ChatLogList,
  type ChatLogListQuery,
  type ChatLogRequest,
  chatLogAcceptedSchema,
  chatLogFieldsSchema,
  chatLogListQuerySchema,
  chatLogListSchema,
  chatLogRequestSchema,
  chatLogSchema,
  type ImageRef,
  imageRefSchema,
} from './http/chat-logs.ts';
export {
  type Collection,
  type CollectionList,
  type CollectionRequest,
  collectionListSchema,
  collectionRequestSchema,
  collectionSchema,
} from './http/collections.ts';
export {
  type Conversation,
  type ConversationChange,
  type ConversationDeleted,
  type ConversationDetail,
  type ConversationList,
  type ConversationListQuery,
  type ConversationRequest,
  conversationChangeSchema,
  conversationDeletedSchema,
  conversationDetailSchema,
  conversationListQuerySchema,
  conversationListSchema,
  conversationRequestSchema,
  conversationSchema,
} from './http/conversations.ts';
export {
  type DeadLetter,
  type DeadLetterBulk,
  type DeadLetterDetail,
  type DeadLetterFilter,
  type DeadLetterList,
  type DeadLetterListQuery,
  type DeadLetterState,
  type DeadLettersDropped,
  type DeadLettersReplayed,
  deadLetterBulkSchema,
  deadLetterDetailSchema,
  deadLetterFilterSchema,
  deadLetterListQuerySchema,
  deadLetterListSchema,
  deadLetterSchema,
  deadLetterStateSchema,
  deadLettersDroppedSchema,
  deadLettersReplayedSchema,
} from './http/dead-letters.ts';
export { type Diagnosis, diagnosisSchema } from './http/diagnosis.ts';
export {
  type Document,
  type DocumentDeleted,
  type DocumentList,
  type DocumentRequest,
  documentDeletedSchema,
  documentListQuerySchema,
  documentListSchema,
  documentRequestSchema,
  documentSchema,
  type UploadAccepted,
  type UploadFields,
  uploadAcceptedSchema,
  uploadFieldsSchema,
} from './http/documents.ts';
export { type Health, healthSchema } from './http/health.ts';
export {
  type FeedbackRequest,
  feedbackRequestSchema,
  type Message,
  type MessageBatch,
  type MessageBatchRequest,
  type MessageList,
  type MessageListQuery,
  type MessageRequest,
  messageBatchRequestSchema,
  messageBatchSchema,
  messageListQuerySchema,
  messageListSchema,
  messageRequestSchema,
  messageRoles,
  messageSchema,
} from './http/messages.ts';
export { httpSchemas } from './http/named-schemas.ts';
export { paging } from './http/paging.ts';
export { type Problem, problemContentType, problemSchema } from './http/problem.ts';
export {
  type Reembedding,
  type ReembeddingRequest,
  reembeddingRequestSchema,
  reembeddingSchema,
} from './http/reembeddings.ts';
export {
  type CollectionReplay,
  type CollectionReplayed,
  collectionReplayedSchema,
  collectionReplaySchema,
  type TaskReplay,
  type TaskReplayed,
  taskReplayedSchema,
  taskReplaySchema,
} from './http/replays.ts';
export {
  type RetrievalLog,
  type RetrievalLogList,
  type RetrievalLogListQuery,
  retrievalLogListQuerySchema,
  retrievalLogListSchema,
  retrievalLogSchema,
} from './http/retrieval-logs.ts';
export {
  type Explanation,
  explanationSchema,
  type Passage,
  passageSchema,
  type SearchHit,
  type SearchRequest,
  type SearchResponse,
  searchHitSchema,
  searchRequestSchema,
  searchResponseSchema,
} from './http/search.ts';
export {
  type FilterCondition,
  filterConditionSchema,
  type SearchFilter,
  searchFilterSchema,
  type TimeRange,
  timeRangeSchema,
} from './http/search-filter.ts';
export { type TextModelInfo, type TextModelList, textModelListSchema, textModelSchema } from './http/text-models.ts';
export { derivedId, documentIdOf, newId, newTaskId, timeOfUuidV7 } from './ids.ts';
export {
  dependencyUnavailable,
  type FieldError,
  MillraceError,
  type MillraceErrorOptions,
  toMillraceError,
} from './millrace-error.ts';
export { hourOf, objectKeys } from './object-keys.ts';
export {
  type Block,
  blockSchema,
  blockSeparator,
  type ParsedDocument,
  parsedDocumentSchema,
  textOf,
} from './parsed-document.ts';
export { type RateGroup, rateGroups } from './rate-groups.ts';
export { requestIdSchema } from './request-id.ts';
export { type Scope, scopeSchema, scopes } from './scopes.ts';
export {
  type Metadata,
  metadataSchema,
  type Priority,
  prioritySchema,
  type ReplayStage,
  replayStages,
  type TaskEnvelope,
  taskEnvelopeSchema,
} from './task-envelope.ts';
export {
  isTerminal,
  mayFollow,
  statusRanks,
  type TaskError,
  type TaskState,
  type TaskStatus,
  taskErrorSchema,
  taskStateKey,
  taskStateSchema,
  terminalStatuses,
} from './task-state.ts';
export {
  bulkQueue,
  bulkType,
  chatIntakeQueue,
  deadLetterQueue,
  deferredQueue,
  delayQueue,
  delayRungsMs,
  exchange,
  intakeExchange,
  intakeQueue,
  intakes,
  isBulkQueue,
  messageHeaders,
  quarantineQueue,
  queues,
  stageQueues,
} from './topology.ts';
