export { ingestApi } from './ingest-api.ts';
