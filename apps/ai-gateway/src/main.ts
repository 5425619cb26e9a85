import { runRpcApp } from '@millrace/composition';
import { aiGateway } from './ai-gateway.ts';

await runRpcApp(aiGateway, 8083);
