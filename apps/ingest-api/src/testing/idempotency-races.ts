import { createHash } from 'node:crypto';
import { objectKeys, problemSchema, uploadAcceptedSchema } from '@millrace/contracts';
import type { ServedApp } from '@millrace/http/testing';
import type { ObjectStore } from '@millrace/ports';
import { describe, expect, it } from 'vitest';
import { beginUpload, countingStreams } from './slow-upload.ts';
import { mebibyte } from './streamed-form.ts';

interface RacingWorld extends AsyncDisposable {
  readonly server: ServedApp;
  readonly objects: ObjectStore;
  readonly uploaded: readonly { readonly task: { readonly taskId: string }; readonly sha256?: string | undefined }[];
}

export type OpenRacingWorld = (options: {
  readonly wrapObjects: (objects: ObjectStore) => ObjectStore;
}) => Promise<RacingWorld>;

const path = '/api/v1/documents/upload';
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What holds for two uploads under one Idempotency-Key of which neither has ended when the other begins. */
export function idempotencyRaces(open: OpenRacingWorld): void {
  async function race(one: Buffer, other: Buffer) {
    let begun = (_count: number): Promise<void> => Promise.resolve();
    const world = await open({
      wrapObjects(objects) {
        const counting = countingStreams(objects);
        begun = counting.begun;
        return counting.objects;
      },
    });
    const [first, second] = [one, other].map((file) => beginUpload(world.server, path, { key: 'raced', file }));
    if (!first || !second) throw new TypeError('two uploads begin');
    await begun(2);
    return { world, first, second };
  }

  /** The bytes that stand are those that were published, and no others were. */
  async function expectStanding({ objects, uploaded }: RacingWorld, taskId: string, file: Buffer): Promise<void> {
    expect(digestOf(await objects.get(objectKeys.original(taskId)))).toBe(digestOf(file));
    await expect.poll(() => uploaded.length).toBeGreaterThan(0);
    for (const { task, sha256 } of uploaded) expect([task.taskId, sha256]).toEqual([taskId, digestOf(file)]);
  }

  describe('two slow uploads under one Idempotency-Key', () => {
    it.each([1_000, 11 * mebibyte])('of the same %i bytes are answered with one task', async (bytes) => {
      const file = Buffer.alloc(bytes, 'same');
      const { world, first, second } = await race(file, file);
      await using _ = world;
      const [one, other] = [await second.finish(), await first.finish()];
      expect([one.status, other.status]).toEqual([202, 202]);
      const { taskId } = uploadAcceptedSchema.parse(one.body);
      expect(uploadAcceptedSchema.parse(other.body).taskId).toBe(taskId);
      await expectStanding(world, taskId, file);
    });

    it.each([1_000, 11 * mebibyte])(
      'of other %i bytes: what came first stands, the other is a conflict',
      async (bytes) => {
        const [late, early] = [Buffer.alloc(bytes, 'late'), Buffer.alloc(bytes, 'early')];
        const { world, first, second } = await race(late, early);
        await using _ = world;
        const [accepted, refused] = [await second.finish(), await first.finish()];
        expect([accepted.status, refused.status]).toEqual([202, 409]);
        expect(problemSchema.parse(refused.body).code).toBe('IDEMPOTENCY_CONFLICT');
        await expectStanding(world, uploadAcceptedSchema.parse(accepted.body).taskId, early);
      },
    );

    it('of other bytes that end at once: exactly one is accepted', async () => {
      const files = [Buffer.alloc(1_000, 'one'), Buffer.alloc(1_000, 'two')] as const;
      const { world, first, second } = await race(...files);
      await using _ = world;
      const answers = await Promise.all([first.finish(), second.finish()]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409]);
      const winner = answers.findIndex(({ status }) => status === 202);
      const { taskId } = uploadAcceptedSchema.parse(answers[winner]?.body);
      await expectStanding(world, taskId, files[winner] ?? files[0]);
    });
  });
}
