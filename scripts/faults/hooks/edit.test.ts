import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { applyEdits, type Edit } from './edit.ts';
import { mutants } from './mutants.ts';
import { pointEdits } from './points.ts';
import { shortLimits } from './variants.ts';

const root = join(import.meta.dirname, '../../..');

async function appliedTo(edits: readonly Edit[]): Promise<string[]> {
  const byFile = [...Map.groupBy(edits, ({ file }) => file)];
  return Promise.all(byFile.map(async ([file, own]) => applyEdits(await readFile(join(root, file), 'utf8'), own)));
}

describe('applyEdits', () => {
  const edit: Edit = { file: 'a.ts', from: 'count()', to: 'count() + $&' };

  it('puts the new text in place of the old, letter by letter', () => {
    expect(applyEdits('return count();', [edit])).toBe('return count() + $&;');
  });

  it.each(['return 1;', 'count() + count()'])(
    'refuses a source in which the old text does not stand once',
    (source) => {
      expect(() => applyEdits(source, [edit])).toThrow('a.ts holds');
    },
  );
});

test('every crash point stands in its source', async () => {
  expect((await appliedTo(pointEdits)).join('\n')).toContain("millracePoint('before-ack'");
});

test.each([...mutants, ...shortLimits])(
  'the variant $name stands in its source, with all crash points',
  async ({ edits }) => {
    const mutated = (await appliedTo([...edits, ...pointEdits])).join('\n');
    expect(edits.filter(({ to }) => mutated.includes(to))).toEqual(edits);
  },
);
