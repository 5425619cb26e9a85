import { documentIndexed, documentParsed, documentUpload } from '@millrace/contracts';
import { expect, test } from 'vitest';
import { lanesOf } from './lanes.ts';

test('a stage that works on tasks has a queue for each priority', () => {
  expect(lanesOf({ queue: 'documents.extra', consumes: [documentParsed], status: 'parsing' })).toEqual([
    { queue: 'documents.extra', priority: 'interactive', bindings: ['document.parsed'] },
    { queue: 'documents.extra.bulk', priority: 'bulk', bindings: ['document.parsed.bulk'] },
  ]);
});

test('any other takes both priorities from its one queue', () => {
  expect(lanesOf({ queue: 'documents.noter', consumes: [documentIndexed] })).toEqual([
    {
      queue: 'documents.noter',
      priority: 'interactive',
      bindings: ['document.indexed', 'document.indexed.bulk'],
    },
  ]);
});

test('a queue that the contracts name gets no binding from its stage', () => {
  expect(lanesOf({ queue: 'documents.intake', consumes: [documentUpload] })[0]?.bindings).toEqual([]);
});
