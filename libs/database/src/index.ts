export { databaseError } from './database-error.ts';
export { inTenant, type TenantWorkOptions } from './in-tenant.ts';
export { inTransaction, retryTransient } from './in-transaction.ts';
export { createDatabase } from './migrations/create-database.ts';
export { ensureVectorIndex, type VectorIndexOptions, vectorIndexFromRows } from './migrations/ensure-vector-index.ts';
export { type MigrateOptions, migrate } from './migrations/migrate.ts';
export { type MigrationStatus, migrationStatus } from './migrations/migration-status.ts';
export { type Migration, readMigrations } from './migrations/read-migrations.ts';
export { verifyDatabase } from './migrations/verify.ts';
export { type DatabaseSettings, openDatabase, openForLongWork, pingDatabase } from './open-database.ts';
export { acceptGeneration, type GenerationFacts } from './repositories/accept-generation.ts';
export {
  findApiKey,
  insertApiKey,
  type KnownApiKey,
  listApiKeys,
  markApiKeyUsed,
  type NewApiKey,
  revokeApiKey,
} from './repositories/api-keys.ts';
export { type AuditEntry, insertAudit } from './repositories/audit-log.ts';
export {
  areBatchesEmbedded,
  type BatchTotals,
  baseOfBatch,
  enterBatch,
  mostChunksOfBatch,
  setBatchTerms,
  totalBatches,
} from './repositories/batches.ts';
export { cancelDeleted } from './repositories/cancel-deleted.ts';
export { cancelGeneration } from './repositories/cancel-generation.ts';
export { type ChatLogQuery, findChatLog, listChatLogs } from './repositories/chat-log-list.ts';
export { insertChatLogs, type NewChatLog, reserveChatLogId } from './repositories/chat-logs.ts';
export { insertChunks } from './repositories/chunks.ts';
export { collectionIdOf } from './repositories/collection-id.ts';
export { type CollectionModels, lockModels, type NextModel } from './repositories/collection-models.ts';
export { findCollectionSettings } from './repositories/collection-settings.ts';
export {
  createCollection,
  getCollection,
  listCollections,
  updateCollectionSettings,
  type VectorKind,
  vectorKinds,
} from './repositories/collections.ts';
export { type ConversationQuery, listConversations } from './repositories/conversation-list.ts';
export {
  type ConversationChanges,
  changeConversation,
  createConversation,
  deleteConversation,
  findConversation,
  type NewConversation,
  noConversation,
  type Owner,
} from './repositories/conversations.ts';
export {
  findDeadLetter,
  type KeptLetter,
  lineageOf,
  lockDeadLetters,
  markReplayed,
  openDeadLettersOfTask,
} from './repositories/dead-letter-detail.ts';
export {
  type DeadLetterQuery,
  dropDeadLetters,
  listDeadLetters,
  openDeadLetters,
} from './repositories/dead-letter-list.ts';
export { type DeadLetter, insertDeadLetter } from './repositories/dead-letters.ts';
export { type Deleted, type Deletion, deleteDocument, insertTombstone } from './repositories/delete-document.ts';
export {
  type DeletedDocument,
  deletedDocuments,
  forgetDocuments,
  generationsOfDeletion,
  markDocumentFreed,
} from './repositories/deleted-documents.ts';
export { dismissedTasks } from './repositories/dismissed-tasks.ts';
export {
  type DocumentQuery,
  findDocument,
  listDocuments,
  lockDocument,
  tenantOfDocument,
} from './repositories/documents.ts';
export { ensureEmbeddingPartitions } from './repositories/embedding-partitions.ts';
export { insertEmbeddings } from './repositories/embeddings.ts';
export {
  type Expired,
  oldTasks,
  removeOldAudit,
  removeOldDeadLetters,
  removeTasks,
} from './repositories/expired-rows.ts';
export type { Ended, Generation } from './repositories/generation.ts';
export {
  completeGeneration,
  failGeneration,
  findGeneration,
  lockGeneration,
  recordUnacceptedFailure,
} from './repositories/generations.ts';
export { knownGenerations } from './repositories/known-generations.ts';
export {
  insertMessages,
  listMessages,
  type MessageQuery,
  type NewMessage,
  type Stored,
  setFeedback,
} from './repositories/messages.ts';
export { deleteModel, insertModel, listModels, type RegisteredModel, updateModel } from './repositories/models.ts';
export { type NeededVectors, neededVectors } from './repositories/needed-vectors.ts';
export {
  closeReembedding,
  type OpenReembedding,
  openReembeddings,
  switchOrNote,
} from './repositories/open-reembeddings.ts';
export {
  type DueMessage,
  deleteOutbox,
  enterOutbox,
  lastReplayDueAt,
  lockDueMessages,
  type OutboxMessage,
  postponeOutbox,
} from './repositories/outbox.ts';
export { passedHandOff } from './repositories/passed-hand-off.ts';
export { purgeGeneration } from './repositories/purge-generation.ts';
export { findQueueCounts, type SeenCounts, saveQueueCounts } from './repositories/queue-counts.ts';
export {
  chunksOfBatch,
  dropUnneeded,
  dropWanting,
  forgetAsked,
  takeWanting,
  type WantingBatch,
} from './repositories/reembedding-batches.ts';
export {
  cancelReembedding,
  getReembedding,
  type NewReembedding,
  startReembedding,
} from './repositories/reembeddings.ts';
export {
  type DocumentPlace,
  findReplaySource,
  liveReplaySources,
  type ReplaySource,
  setEffectiveFrom,
} from './repositories/replay-sources.ts';
export { type ResumeRequest, type Resumption, resumeGeneration } from './repositories/resume-generation.ts';
export { insertRetrievalLogs, listRetrievalLogs, type RetrievalLogQuery } from './repositories/retrieval-logs.ts';
export {
  type Lane,
  type ParsedFacts,
  type Place,
  type SilentGeneration,
  silentGenerations,
} from './repositories/silent-generations.ts';
export { type StandingGeneration, standingGeneration } from './repositories/standing-generation.ts';
export { startRun } from './repositories/start-run.ts';
export { type Look, lookAgain, type Suspect } from './repositories/suspects.ts';
export { findTaskRecord, type TaskRecord } from './repositories/task-record.ts';
export { taskStateOf } from './repositories/task-state.ts';
export { type ClearedBatch, clearNoted, noteUnneeded } from './repositories/unneeded-embeddings.ts';
export { markFreed, type UnneededGeneration, unneededGenerations } from './repositories/unneeded-generations.ts';
export { findMark, setMark, type UpkeepMark } from './repositories/upkeep-marks.ts';
export { duringBackup, isBackupUnderWay } from './snapshot/backup-lock.ts';
export { embeddingMonths, ensureEmbeddingMonths } from './snapshot/embedding-months.ts';
export { keepTables, lockEmptyTables, readSnapshotRows, writeSnapshotRows } from './snapshot/snapshot-rows.ts';
export { readSequences, type SequenceValues, setSequences } from './snapshot/snapshot-sequences.ts';
export { type SnapshotTable, snapshotTables } from './snapshot/snapshot-tables.ts';
export { storableJson, storableText } from './storable.ts';
export { vectorLiteral } from './vector-literal.ts';
