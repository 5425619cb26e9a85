import { openReembeddings } from '@millrace/database';
import type { Job } from '../job.ts';
import { clearVectors } from '../reembedding/clear-vectors.ts';
import { driveChange } from '../reembedding/drive-change.ts';

/** Drives the changes of embedding models that are under way. One that fails does not keep the others. */
export const reEmbedding: Job = {
  name: 're-embedding',
  summary:
    'Embeds collections anew that change their model, switches them, and removes the vectors that nobody needs then.',
  everyMs: () => 1_000,
  async run(ports, _settings, signal) {
    for (const reembedding of await openReembeddings(ports.database)) {
      signal.throwIfAborted();
      const drive = reembedding.status === 'running' ? driveChange : clearVectors;
      try {
        await drive(ports, reembedding, signal);
      } catch (error) {
        signal.throwIfAborted();
        ports.log.error({ err: error, collection: reembedding.collection }, 'the change of a model does not go on');
      }
    }
  },
};
