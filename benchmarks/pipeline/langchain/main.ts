/**
 * LangChain.js in one process, as its documentation shows it: loader by file type, recursive splitter, PGVector store with an HNSW index
 * (m 16, ef_construction 64), and Millrace's own hashing embedder, so that both embed alike.
 *
 * Arguments: files. Environment: POSTGRES_*. Prints one line of JSON: documents, chunks, seconds, cpuSeconds of this process, peakRssMb.
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
  '.html': async (file) => [new Document({ pageContent: convert(await readFile(file, 'utf8')), metadata: { source: file } })],
};

async function loadText(file: string): Promise<Document[]> {
  return [new Document({ pageContent: await readFile(file, 'utf8'), metadata: { source: file } })];
}

class SameEmbedder extends Embeddings {
  readonly #model = openEmbeddingModels({ openaiBaseUrl: 'http://localhost', timeoutMs: 1_000, batchSize: 64 }).open(embeddingSettingsSchema.parse({}));

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
});
const tableName = `langchain_${Date.now()}`;
const store = await PGVectorStore.initialize(new SameEmbedder(), { pool, tableName, distanceStrategy: 'cosine', dimensions: 384 });
await store.createHnswIndex({ dimensions: 384, m: 16, efConstruction: 64 });
const splitter = new RecursiveCharacterTextSplitter({ chunkSize: 1_600, chunkOverlap: 160 });

const files = process.argv.slice(2);
const startedAt = performance.now();
let chunks = 0;
const failed: string[] = [];
for (const file of files) {
  try {
    const load = loaders[extname(file).toLowerCase()] ?? loadText;
    const pieces = await splitter.splitDocuments(await load(file));
    await store.addDocuments(pieces);
    chunks += pieces.length;
  } catch (error) {
    failed.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
const seconds = (performance.now() - startedAt) / 1000;
const { user, system } = process.cpuUsage();
await pool.query(`drop table ${tableName}`);
await store.end();
console.log(
  JSON.stringify({
    documents: files.length - failed.length,
    failed,
    chunks,
    seconds,
    cpuSeconds: (user + system) / 1e6,
    peakRssMb: process.resourceUsage().maxRSS / 1024,
  }),
);
