import { runHttpApp } from '@millrace/composition';
import { queryApi } from './query-api.ts';

await runHttpApp(queryApi, 8081);
