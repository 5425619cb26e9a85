import { type Metric, metricSchema } from '@millrace/contracts';
import { type Command, Option } from 'commander';
import { wholeNumber } from './whole-number.ts';

export interface EmbeddingFlags {
  readonly provider?: string;
  readonly model?: string;
  readonly modelVersion?: string;
  readonly dimension?: number;
  readonly metric?: Metric;
}

/** The options that say what a collection is embedded with. */
export function addEmbeddingFlags(command: Command): Command {
  return command
    .option('--provider <name>', 'provider of the embedding model')
    .option('--model <name>', 'embedding model')
    .option('--model-version <version>', 'your own mark for a change of the model')
    .option('--dimension <n>', 'numbers of a vector', wholeNumber(1))
    .addOption(new Option('--metric <name>', 'how vectors are compared').choices(metricSchema.options));
}

/** As the APIs take them; what was not given is undefined. */
export function embeddingOf({ provider, model, modelVersion: version, dimension, metric }: EmbeddingFlags) {
  return { provider, model, version, dimension, metric };
}
