import { inBatches } from '../in-batches.ts';
import type { Job, JobPorts } from '../job.ts';
import { orphanAges } from '../orphans/orphan-ages.ts';
import { removeOrphanArtifacts } from '../orphans/orphan-artifacts.ts';
import { removeOrphanOriginals } from '../orphans/orphan-originals.ts';

/** For so long a repeated `Idempotency-Key` meets its task. */
const claimMs = 7 * 24 * 3_600_000;

const removedAtOnce = 1_000;

/** Removes objects that nothing refers to, in one pass over the store. */
export const orphans: Job = {
  name: 'orphans',
  summary: 'Removes objects that nothing refers to, and what uploads left behind that never ended.',
  everyMs: ({ orphansEveryMs }) => orphansEveryMs,
  async run(ports, { graceMs }, signal) {
    const ages = await orphanAges(ports, graceMs);
    const removed = {
      artifacts: await removeOrphanArtifacts(ports, ages, graceMs, signal),
      originals: await removeOrphanOriginals(ports, ages, signal),
      claims: await removeOldClaims(ports),
      uploads: await ports.objects.abortStaleUploads(new Date(ports.clock.now().getTime() - graceMs)),
    };
    if (Object.values(removed).some((count) => count > 0)) ports.log.info(removed, 'removed what nothing refers to');
  },
};

async function removeOldClaims({ objects, clock }: JobPorts): Promise<number> {
  const before = clock.now().getTime() - claimMs;
  let removed = 0;
  for await (const claims of inBatches(objects.list('claims/'), removedAtOnce)) {
    const old = claims.filter(({ lastModified }) => lastModified.getTime() < before);
    await objects.delete(old.map(({ key }) => key));
    removed += old.length;
  }
  return removed;
}
