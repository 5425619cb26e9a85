import { evaluate, type Judgements } from '@millrace/retrieval';
import type { Benchmark } from '../benchmark.ts';
import { openStack } from '../stack.ts';
import { parseArguments, usage } from './arguments.ts';
import { type Dataset, readDatasets } from './dataset.ts';
import { type MeasuredSet, measureSet } from './measure-set.ts';
import { mixedDataset } from './mixed-dataset.ts';

/** Quality of search as a caller sees it: through the whole product, over HTTP. */
export const retrieval: Benchmark = {
  usage,
  async run(args, tell) {
    const { data, weights, evidence, ...stackOptions } = parseArguments(args);
    const datasets = await readDatasets(data);
    await using stack = await openStack(stackOptions);
    const sets = [];
    for (const dataset of datasets) {
      const measured = await measureSet(stack.client, dataset, { weights, evidence, tell });
      const figures = figuresOf(dataset, measured);
      tell(`${dataset.name}: ${JSON.stringify(figures)}`);
      sets.push({ name: dataset.name, ...figures, evidence: measured.evidence });
    }
    const means = {
      ndcg10: round(mean(sets.map(({ ndcg10 }) => ndcg10))),
      recall5: round(mean(sets.map(({ recall5 }) => recall5))),
      mrr10: round(mean(sets.map(({ mrr10 }) => mrr10))),
    };
    if (datasets.length < 2) return { ...means, sets };

    const together = mixedDataset(datasets);
    const measured = await measureSet(stack.client, together, { weights, evidence, tell });
    const mixed = datasets.map(({ name }) => ({
      name,
      ...figuresOf({ ...together, relevance: ofSet(name, together.relevance) }, measured),
    }));
    tell(`in one collection: ${JSON.stringify(mixed)}`);
    return { ...means, sets, mixed, mixedEvidence: measured.evidence };
  },
};

function figuresOf({ corpus, relevance }: Dataset, measured: MeasuredSet) {
  const { queries, ndcg10, recall5, mrr10 } = evaluate(measured.rankings, relevance);
  return {
    documents: corpus.length,
    queries,
    ndcg10: round(ndcg10),
    recall5: round(recall5),
    mrr10: round(mrr10),
    ingestSeconds: round(measured.ingestSeconds),
    searchMsP50: round(measured.searchMsP50),
    searchMsP95: round(measured.searchMsP95),
  };
}

function ofSet(name: string, relevance: ReadonlyMap<string, Judgements>): Map<string, Judgements> {
  return new Map([...relevance].filter(([query]) => query.startsWith(`${name}/`)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
