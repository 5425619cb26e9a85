export { messageFor, type RunOnceOptions, type RunResult, runOnce } from './run-once.ts';
export { type StubObjects, stubObjects } from './stub-objects.ts';
export { stubStates } from './stub-states.ts';
