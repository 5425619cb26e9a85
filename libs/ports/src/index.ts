export type { Bus, BusMessage, ConsumeOptions, Delivery, Subscription } from './bus.ts';
export type { Cache } from './cache.ts';
export { chunksOf } from './chunks-of.ts';
export { type Clock, systemClock } from './clock.ts';
export type { Database, Transaction } from './database.ts';
export { destroyOnAbort } from './destroy-on-abort.ts';
export type { EmbeddingModel, EmbeddingModels } from './embedding-model.ts';
export { type Logger, silentLogger } from './logger.ts';
export { checkObjectKey, checkObjectMetadata } from './object-rules.ts';
export type { ObjectEntry, ObjectHead, ObjectStore, PutOptions } from './object-store.ts';
export type { QueueCounts, QueueMonitor } from './queue-monitor.ts';
export type { RateLimit, RateLimiter, RateVerdict } from './rate-limiter.ts';
export type { Schedule, ScheduledJob } from './schedule.ts';
export { stateRecordedBy, stateToldBy } from './state-told-by.ts';
export { type TaskStates, type TaskUpdate, underWayMs } from './task-states.ts';
export type {
  TextMessage,
  TextModel,
  TextModelCapabilities,
  TextModels,
  TextPart,
  TextRequest,
  TextTool,
  TextToolCall,
} from './text-model.ts';
export type {
  CallOptions,
  NewVectorCollection,
  NewVectorRecord,
  VectorCollection,
  VectorIndex,
  VectorIndexType,
  VectorMatch,
  VectorMetadata,
  VectorMetric,
  VectorRecord,
  VectorSearch,
  VectorStore,
  VectorStores,
} from './vector-store.ts';
