export { loadFirstSchema } from './first-schema.ts';
export { type DatabaseKind, emptyDatabase, type FreshDatabase, freshDatabase } from './fresh-database.ts';
export { laterTask } from './later-task.ts';
export { onlyInTenant } from './only-in-tenant.ts';
export { preparePglite } from './prepare-pglite.ts';
