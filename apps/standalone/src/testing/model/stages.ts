import { chunker } from '@millrace/chunker';
import { embedder } from '@millrace/embedder';
import { indexer } from '@millrace/indexer';
import { deadLetters, deferred, ledger } from '@millrace/ledger';
import type { AnyStage } from '@millrace/worker-runtime';
import { plainParser } from './plain-parser.ts';

/** The stages that are tried: all real but the parser. */
export const stages: readonly AnyStage[] = [plainParser, chunker, embedder, indexer, ledger, deadLetters, deferred];
