import { expect, test } from 'vitest';
import { statusLines } from './status-lines.ts';

test('a migration stands on a line with its state and when it was applied, a table with its rows and its size', () => {
  const lines = statusLines(
    [
      { name: '0001_documents.sql', state: 'applied', appliedAt: new Date('2026-11-22T07:00:00Z') },
      { name: '0002_more.sql', state: 'pending' },
    ],
    [
      { name: 'chunks', rows: 100_000, bytes: 62_914_560 },
      { name: 'outbox', rows: 0, bytes: 8_192 },
    ],
  );
  expect(lines).toEqual([
    'applied   0001_documents.sql  2026-11-22T07:00:00.000Z',
    'pending   0002_more.sql',
    '',
    'table           rows        size',
    'chunks        100000       60 MB',
    'outbox             0  8192 bytes',
  ]);
});

test('a database without tables has its migrations alone', () => {
  expect(statusLines([{ name: '0001_documents.sql', state: 'pending' }], [])).toEqual(['pending   0001_documents.sql']);
});
