import type { Collection, CollectionRequest } from '@millrace/contracts';
import type { CommandContext, CommandRun } from '../command-context.ts';
import { table } from '../table.ts';

/** `millrace collections` */
export async function collectionsCommand({ connection, terminal, json }: CommandContext): CommandRun {
  const { items } = await (await connection.query()).collections();
  if (json) terminal.out(JSON.stringify(items));
  else for (const line of table([['NAME', 'DOCUMENTS', 'CHUNKS', 'EMBEDDING'], ...items.map(row)])) terminal.out(line);
  return 0;
}

export interface CreateOptions {
  readonly maxTokens?: number;
  readonly overlapTokens?: number;
  readonly provider?: string;
  readonly model?: string;
  readonly dimension?: number;
}

/** `millrace collections create NAME` */
export async function createCollectionCommand(
  { connection, terminal, json }: CommandContext,
  name: string,
  { maxTokens, overlapTokens, provider, model, dimension }: CreateOptions,
): CommandRun {
  const request: CollectionRequest = {
    name,
    settings: {
      chunking: withoutUndefined({ maxTokens, overlapTokens }),
      embedding: withoutUndefined({ provider, model, dimension }),
    },
  };
  const collection = await (await connection.query()).createCollection(request);
  terminal.out(json ? JSON.stringify(collection) : `created ${collection.name}`);
  return 0;
}

function row({ name, documents, chunks, settings }: Collection): string[] {
  const { provider, model, dimension } = settings.embedding;
  return [name, String(documents), String(chunks), `${provider} ${model}, ${dimension} dimensions`];
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
