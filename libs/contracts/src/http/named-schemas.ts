import type { z } from 'zod';
import { taskStateSchema } from '../task-state.ts';
import { apiKeyListSchema, apiKeyMadeSchema, apiKeyRequestSchema, apiKeySchema } from './api-keys.ts';
import { askEventSchema, askRequestSchema, askResponseSchema, citationSchema } from './ask.ts';
import { chatLogAcceptedSchema, chatLogListSchema, chatLogRequestSchema, chatLogSchema } from './chat-logs.ts';
import { collectionListSchema, collectionRequestSchema, collectionSchema } from './collections.ts';
import {
  conversationChangeSchema,
  conversationDeletedSchema,
  conversationDetailSchema,
  conversationListSchema,
  conversationRequestSchema,
  conversationSchema,
} from './conversations.ts';
import {
  deadLetterBulkSchema,
  deadLetterDetailSchema,
  deadLetterListSchema,
  deadLetterSchema,
  deadLettersDroppedSchema,
  deadLettersReplayedSchema,
} from './dead-letters.ts';
import { diagnosisSchema } from './diagnosis.ts';
import {
  documentDeletedSchema,
  documentListSchema,
  documentRequestSchema,
  documentSchema,
  uploadAcceptedSchema,
  uploadFieldsSchema,
} from './documents.ts';
import { healthSchema } from './health.ts';
import {
  feedbackRequestSchema,
  messageBatchRequestSchema,
  messageBatchSchema,
  messageListSchema,
  messageRequestSchema,
  messageSchema,
} from './messages.ts';
import { problemSchema } from './problem.ts';
import { reembeddingRequestSchema, reembeddingSchema } from './reembeddings.ts';
import { collectionReplayedSchema, collectionReplaySchema, taskReplayedSchema, taskReplaySchema } from './replays.ts';
import { retrievalLogListSchema, retrievalLogSchema } from './retrieval-logs.ts';
import { searchHitSchema, searchRequestSchema, searchResponseSchema } from './search.ts';
import { textModelListSchema, textModelSchema } from './text-models.ts';

/** The HTTP shapes by the names that they have in the OpenAPI document; `io` says whether callers send or receive them. */
export const httpSchemas: Readonly<Record<string, { readonly schema: z.ZodType; readonly io: 'input' | 'output' }>> = {
  AskEvent: { schema: askEventSchema, io: 'output' },
  AskRequest: { schema: askRequestSchema, io: 'input' },
  AskResponse: { schema: askResponseSchema, io: 'output' },
  Citation: { schema: citationSchema, io: 'output' },
  ApiKey: { schema: apiKeySchema, io: 'output' },
  ApiKeyList: { schema: apiKeyListSchema, io: 'output' },
  ApiKeyMade: { schema: apiKeyMadeSchema, io: 'output' },
  ApiKeyRequest: { schema: apiKeyRequestSchema, io: 'input' },
  ChatLog: { schema: chatLogSchema, io: 'output' },
  ChatLogAccepted: { schema: chatLogAcceptedSchema, io: 'output' },
  ChatLogList: { schema: chatLogListSchema, io: 'output' },
  ChatLogRequest: { schema: chatLogRequestSchema, io: 'input' },
  Collection: { schema: collectionSchema, io: 'output' },
  CollectionList: { schema: collectionListSchema, io: 'output' },
  CollectionReplay: { schema: collectionReplaySchema, io: 'input' },
  CollectionReplayed: { schema: collectionReplayedSchema, io: 'output' },
  CollectionRequest: { schema: collectionRequestSchema, io: 'input' },
  Conversation: { schema: conversationSchema, io: 'output' },
  ConversationChange: { schema: conversationChangeSchema, io: 'input' },
  ConversationDeleted: { schema: conversationDeletedSchema, io: 'output' },
  ConversationDetail: { schema: conversationDetailSchema, io: 'output' },
  ConversationList: { schema: conversationListSchema, io: 'output' },
  ConversationRequest: { schema: conversationRequestSchema, io: 'input' },
  DeadLetter: { schema: deadLetterSchema, io: 'output' },
  DeadLetterBulk: { schema: deadLetterBulkSchema, io: 'input' },
  DeadLetterDetail: { schema: deadLetterDetailSchema, io: 'output' },
  DeadLetterList: { schema: deadLetterListSchema, io: 'output' },
  DeadLettersDropped: { schema: deadLettersDroppedSchema, io: 'output' },
  DeadLettersReplayed: { schema: deadLettersReplayedSchema, io: 'output' },
  Diagnosis: { schema: diagnosisSchema, io: 'output' },
  Document: { schema: documentSchema, io: 'output' },
  DocumentDeleted: { schema: documentDeletedSchema, io: 'output' },
  DocumentList: { schema: documentListSchema, io: 'output' },
  DocumentRequest: { schema: documentRequestSchema, io: 'input' },
  FeedbackRequest: { schema: feedbackRequestSchema, io: 'input' },
  Health: { schema: healthSchema, io: 'output' },
  Message: { schema: messageSchema, io: 'output' },
  MessageBatch: { schema: messageBatchSchema, io: 'output' },
  MessageBatchRequest: { schema: messageBatchRequestSchema, io: 'input' },
  MessageList: { schema: messageListSchema, io: 'output' },
  MessageRequest: { schema: messageRequestSchema, io: 'input' },
  Problem: { schema: problemSchema, io: 'output' },
  Reembedding: { schema: reembeddingSchema, io: 'output' },
  ReembeddingRequest: { schema: reembeddingRequestSchema, io: 'input' },
  RetrievalLog: { schema: retrievalLogSchema, io: 'output' },
  RetrievalLogList: { schema: retrievalLogListSchema, io: 'output' },
  SearchHit: { schema: searchHitSchema, io: 'output' },
  SearchRequest: { schema: searchRequestSchema, io: 'input' },
  SearchResponse: { schema: searchResponseSchema, io: 'output' },
  TaskReplay: { schema: taskReplaySchema, io: 'input' },
  TaskReplayed: { schema: taskReplayedSchema, io: 'output' },
  TaskState: { schema: taskStateSchema, io: 'output' },
  TextModel: { schema: textModelSchema, io: 'output' },
  TextModelList: { schema: textModelListSchema, io: 'output' },
  UploadAccepted: { schema: uploadAcceptedSchema, io: 'output' },
  UploadFields: { schema: uploadFieldsSchema, io: 'input' },
};
