import { stat } from 'node:fs/promises';
import { createClient } from '@millrace/client';
import { answerConfig, asksForConfig, exitOnFailure, untilSignal, version } from '@millrace/composition';
import { silentLogger } from '@millrace/ports';
import { parseArguments, usage } from './arguments.ts';
import { checkSamples } from './check-samples.ts';
import { ingestFiles } from './ingest-files.ts';
import { samples } from './samples.ts';
import { type Standalone, standaloneConfig, startStandalone } from './standalone.ts';

const tell = (line: string) => console.log(line);

async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  if (asksForConfig(argv)) {
    process.exitCode = answerConfig(standaloneConfig(), argv);
    return;
  }
  const { once, files, port, data, print } = parseArguments(argv);
  if (print) return tell(print === 'help' ? usage : version);
  for (const file of files) await stat(file);

  const startedAt = performance.now();
  const standalone = await startStandalone({ port, dataDir: data });
  const signal = untilSignal(silentLogger);
  try {
    tell(`Millrace ${version} runs at ${standalone.url}, data in ${standalone.dataDir}`);
    if (standalone.resumed > 0) tell(`Going on with ${standalone.resumed} unfinished documents.`);

    const client = createClient({ apiUrl: standalone.url, apiKey: standalone.apiKey });
    const shown = files.length > 0 ? [] : await samples();
    const ingested = await ingestFiles(client, files.length > 0 ? files : shown.map(({ file }) => file), tell);
    const failed = ingested.filter(({ status }) => status !== 'completed');
    tell(
      `\n${ingested.length - failed.length} of ${ingested.length} documents are searchable (${seconds(startedAt)} s since the start).\n`,
    );
    const missed = await checkSamples(client, shown, tell);

    if (once) {
      process.exitCode = failed.length + missed.length > 0 ? 1 : 0;
      return;
    }
    tell(urls(standalone));
    await signal;
  } finally {
    await standalone.close();
  }
}

function seconds(startedAt: number): string {
  return ((performance.now() - startedAt) / 1000).toFixed(1);
}

function urls({ url, grpcUrl }: Standalone): string {
  return `
  API      ${url}/docs
  health   ${url}/api/v1/health
  upload   curl -F file=@FILE ${url}/api/v1/documents/upload
  search   curl -H 'content-type: application/json' -d '{"query":"…"}' ${url}/api/v1/search
  gRPC     ${new URL(grpcUrl).host} (vectors and models, for other services)

Ctrl-C stops; the next start goes on from here.`;
}

await exitOnFailure(main);
