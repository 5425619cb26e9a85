import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readArtifact, writeArtifact } from './artifacts.ts';
import { stubObjects } from './testing/stub-objects.ts';

const schema = z.object({ text: z.string() });
const { signal } = new AbortController();

describe('an artifact', () => {
  it('travels inline up to the size allowed, counted in bytes', async () => {
    const objects = stubObjects();
    const value = { text: '水车' };
    expect(await writeArtifact(objects, 'a', value, 17)).toEqual({ inline: value });
    expect(objects.calls).toEqual([]);
    expect(await writeArtifact(objects, 'a', value, 16)).toEqual({ key: 'a' });
  });

  it('is read back from its object', async () => {
    const objects = stubObjects();
    const artifact = await writeArtifact(objects, 'a', { text: '水车' }, 0);
    expect(await readArtifact(objects, artifact, schema, signal)).toEqual({ text: '水车' });
    expect(await readArtifact(objects, { inline: { text: 'x' } }, schema, signal)).toEqual({ text: 'x' });
  });

  it('stays as it was first written', async () => {
    const objects = stubObjects();
    await writeArtifact(objects, 'a', { text: 'first' }, 0);
    const artifact = await writeArtifact(objects, 'a', { text: 'second' }, 0);
    expect(await readArtifact(objects, artifact, schema, signal)).toEqual({ text: 'first' });
  });

  it.each([
    ['no JSON', 'x', /object a is not JSON/],
    ['another shape', '{"text":1}', /object a: .*text/s],
  ])('fails for good where the object holds %s', async (_case, body, message) => {
    const objects = stubObjects();
    await objects.put('a', body);
    await expect(readArtifact(objects, { key: 'a' }, schema, signal)).rejects.toMatchObject({
      code: 'MALFORMED_MESSAGE',
      message: expect.stringMatching(message),
    });
  });

  it('fails where the object is missing', async () => {
    await expect(readArtifact(stubObjects(), { key: 'a' }, schema, signal)).rejects.toMatchObject({
      code: 'OBJECT_NOT_FOUND',
    });
  });
});
