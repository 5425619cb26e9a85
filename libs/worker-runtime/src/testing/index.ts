export { messageFor, type RunOnceOptions, type RunResult, runOnce } from './run-once.ts';
