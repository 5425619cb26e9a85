// The HTTP API is but a door to these. No app enters another by the window; a test may.
export { removeDocument } from '../../../../../query-api/src/documents/remove-document.ts';
export { cancelTask } from '../../../../../query-api/src/tasks/cancel-task.ts';
