import { runHttpApp } from '@millrace/composition';
import { ingestApi } from './ingest-api.ts';

await runHttpApp(ingestApi, 8080);
