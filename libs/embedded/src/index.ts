export { openFileObjectStore } from './file-object-store.ts';
export { MemoryBroker } from './memory-broker.ts';
export { type MemoryBus, openMemoryBus } from './memory-bus.ts';
export { openMemoryCache } from './memory-cache.ts';
export { openMemoryMonitor } from './memory-monitor.ts';
export { openMemoryRateLimiter } from './memory-rate-limiter.ts';
export { type MemoryTaskStatesOptions, openMemoryTaskStates } from './memory-task-states.ts';
export { type Pglite, startPglite } from './pglite/start-pglite.ts';
export { openTimerSchedule, type TimerScheduleOptions } from './timer-schedule.ts';
