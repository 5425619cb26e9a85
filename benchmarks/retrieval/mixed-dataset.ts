import type { Dataset } from './dataset.ts';

/** All datasets as one, to be put into one collection. Ids get the name of their set in front. */
export function mixedDataset(datasets: readonly Dataset[]): Dataset {
  return {
    name: 'mixed',
    corpus: datasets.flatMap(({ name, corpus }) =>
      corpus.map((document) => ({ ...document, id: idIn(name, document.id) })),
    ),
    queries: datasets.flatMap(({ name, queries }) => queries.map(({ id, text }) => ({ id: idIn(name, id), text }))),
    relevance: new Map(
      datasets.flatMap(({ name, relevance }) =>
        [...relevance].map(([query, documents]) => [
          idIn(name, query),
          new Map([...documents].map(([document, value]) => [idIn(name, document), value])),
        ]),
      ),
    ),
  };
}

function idIn(set: string, id: string): string {
  return `${set}/${id}`;
}
