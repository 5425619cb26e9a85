import { once } from 'node:events';
import { startStandalone } from '@millrace/standalone';

// The embedded stack in a process of its own, so that its processor time and memory can be told from the benchmark's.
const [dataDir] = process.argv.slice(2);
const standalone = await startStandalone({ port: 0, dataDir, settings: { MILLRACE_RATE_LIMITS_ENABLED: 'false' } });
console.log(`serving ${standalone.url}`);
await once(process, 'SIGTERM');
await standalone.close();
