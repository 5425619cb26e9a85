export { messageFor, type RunOnceOptions, type RunResult, runOnce } from './run-once.ts';
export { stubStates } from './stub-states.ts';
