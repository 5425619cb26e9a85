export { type DatabaseKind, type FreshDatabase, freshDatabase } from './fresh-database.ts';
export { laterTask } from './later-task.ts';
