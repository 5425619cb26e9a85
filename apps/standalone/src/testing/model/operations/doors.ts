// The HTTP API is but a door to these. No app enters another by the window; a test may.
export { replayOne } from '../../../../../query-api/src/dead-letters/replay-letters.ts';
export { removeDocument } from '../../../../../query-api/src/documents/remove-document.ts';
export { replayTask } from '../../../../../query-api/src/replay/replay-task.ts';
export { cancelTask } from '../../../../../query-api/src/tasks/cancel-task.ts';
