export { MemoryBroker } from './memory-broker.ts';
export { type MemoryBus, openMemoryBus } from './memory-bus.ts';
export { type Pglite, startPglite } from './pglite/start-pglite.ts';
