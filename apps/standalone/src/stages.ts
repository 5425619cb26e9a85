import { chatIntake, chatLogger } from '@millrace/chat-logger';
import { chunker } from '@millrace/chunker';
import { embedder } from '@millrace/embedder';
import { indexer } from '@millrace/indexer';
import { deadLetters, deferred, ledger } from '@millrace/ledger';
import { intake, parser } from '@millrace/parser';
import type { AnyStage } from '@millrace/worker-runtime';

/** Every stage that the one process runs. A new stage is a line here. */
export const stages: readonly AnyStage[] = [
  // In the order of a document's way; then those beside it.
  intake,
  parser,
  chunker,
  embedder,
  indexer,
  ledger,
  deadLetters,
  deferred,
  chatIntake,
  chatLogger,
];
