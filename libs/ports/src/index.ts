export type { Bus, BusMessage, ConsumeOptions, Delivery, Subscription } from './bus.ts';
export { type Clock, systemClock } from './clock.ts';
export type { Database, Transaction } from './database.ts';
export type { EmbeddingModel, EmbeddingModels } from './embedding-model.ts';
export { type Logger, silentLogger } from './logger.ts';
export { checkObjectKey, checkObjectMetadata } from './object-rules.ts';
export type { ObjectEntry, ObjectHead, ObjectStore, PutOptions } from './object-store.ts';
export { stateToldBy } from './state-told-by.ts';
export type { TaskStates, TaskUpdate } from './task-states.ts';
