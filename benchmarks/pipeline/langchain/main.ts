/**
 * LangChain.js in one process, as its documentation shows it: loader by file type, recursive splitter, PGVector store with an HNSW index
 * (m 16, ef_construction 64), and Millrace's own hashing embedder, so that both embed alike.
 *
 * Argument: JSON with `files`, and `warmUp`, files that go first and do not count. Environment: POSTGRES_*. Prints one line of JSON:
 * documents, chunks, seconds, cpuSeconds of this process, databaseCpuSeconds of its Postgres backends where they run here, peakRssMb.
 */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { CSVLoader } from '@langchain/community/document_loaders/fs/csv';
import { DocxLoader } from '@langchain/community/document_loaders/fs/docx';
import { EPubLoader } from '@langchain/community/document_loaders/fs/epub';
import { PDFLoader } from '@langchain/community/document_loaders/fs/pdf';
import { PPTXLoader } from '@langchain/community/document_loaders/fs/pptx';
import { PGVectorStore } from '@langchain/community/vectorstores/pgvector';
import { Document } from '@langchain/core/documents';
import { Embeddings } from '@langchain/core/embeddings';
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';
import { convert } from 'html-to-text';
import pg from 'pg';
import { embeddingSettingsSchema } from '../../../libs/contracts/src/index.ts';
import { openEmbeddingModels } from '../../../libs/models/src/index.ts';

const loaders: Record<string, (file: string) => Promise<Document[]>> = {
  '.pdf': (file) => new PDFLoader(file).load(),
  '.docx': (file) => new DocxLoader(file).load(),
  '.pptx': (file) => new PPTXLoader(file).load(),
  '.epub': (file) => new EPubLoader(file).load(),
  '.csv': (file) => new CSVLoader(file).load(),
  '.html': async (file) => [
    new Document({ pageContent: convert(await readFile(file, 'utf8')), metadata: { source: file } }),
  ],
};

async function loadText(file: string): Promise<Document[]> {
  return [new Document({ pageContent: await readFile(file, 'utf8'), metadata: { source: file } })];
}

class SameEmbedder extends Embeddings {
  readonly #model = openEmbeddingModels({ openaiBaseUrl: 'http://localhost', timeoutMs: 1_000, batchSize: 64 }).open(
    embeddingSettingsSchema.parse({}),
  );

  constructor() {
    super({});
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    return (await this.#model.embed(texts)).map((vector) => Array.from(vector));
  }

  async embedQuery(text: string): Promise<number[]> {
    return (await this.embedDocuments([text]))[0] ?? [];
  }
}

const env = process.env;
const pool = new pg.Pool({
  host: env.POSTGRES_HOST,
  port: Number(env.POSTGRES_PORT),
  user: env.POSTGRES_USER,
  password: env.POSTGRES_PASSWORD,
  database: env.POSTGRES_DB,
  application_name: `langchain-${process.pid}`,
});
const tableName = `langchain_${Date.now()}`;
const store = await PGVectorStore.initialize(new SameEmbedder(), {
  pool,
  tableName,
  distanceStrategy: 'cosine',
  dimensions: 384,
});
await store.createHnswIndex({ dimensions: 384, m: 16, efConstruction: 64 });
const splitter = new RecursiveCharacterTextSplitter({ chunkSize: 1_600, chunkOverlap: 160 });

const { files, warmUp } = JSON.parse(process.argv[2] ?? '{}') as { files: string[]; warmUp: string[] };

let chunks = 0;
const failed: string[] = [];
async function ingest(file: string): Promise<void> {
  try {
    const load = loaders[extname(file).toLowerCase()] ?? loadText;
    const pieces = await splitter.splitDocuments(await load(file));
    await store.addDocuments(pieces);
    chunks += pieces.length;
  } catch (error) {
    failed.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Processor time of this process's backends, seconds (proc(5): utime and stime, in hundredths). */
async function databaseCpu(): Promise<number> {
  const { rows } = await pool.query('select pid from pg_stat_activity where application_name = $1', [
    `langchain-${process.pid}`,
  ]);
  let ticks = 0;
  for (const { pid } of rows) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const [utime = 0, stime = 0] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number);
    ticks += utime + stime;
  }
  return ticks / 100;
}

for (const file of warmUp) await ingest(file);
await pool.query(`truncate ${tableName}`);
chunks = 0;
failed.length = 0;
const databaseCpuBefore = await databaseCpu();
const cpuBefore = process.cpuUsage();
const startedAt = performance.now();
for (const file of files) await ingest(file);
const seconds = (performance.now() - startedAt) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
const databaseCpuSeconds = (await databaseCpu()) - databaseCpuBefore;
await pool.query(`drop table ${tableName}`);
await store.end();
console.log(
  JSON.stringify({
    documents: files.length - failed.length,
    failed,
    chunks,
    seconds,
    cpuSeconds: (user + system) / 1e6,
    databaseCpuSeconds,
    peakRssMb: process.resourceUsage().maxRSS / 1024,
  }),
);
