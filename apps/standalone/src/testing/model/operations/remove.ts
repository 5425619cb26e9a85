import { documentIdOf } from '@millrace/contracts';
import { caller } from '../caller.ts';
import { removeDocument } from './doors.ts';
import type { Operation } from './operation.ts';
import { throwUnlessRefused } from './refused.ts';

/** Deletes a document, known or not. Only what is answered is certain. */
export function remove(document: string): Operation {
  return {
    name: `remove(${document})`,
    async run({ removed }, world, fault, gate) {
      const documentId = documentIdOf(caller.tenant, 'default', document);
      const answer = await world.act((ports) => removeDocument(ports, caller, documentId), fault, gate);
      throwUnlessRefused(answer, ['RECORD_NOT_FOUND'], fault);
      if (answer.status === 'fulfilled') removed.set(documentId, Date.parse(answer.value.deletedAt));
    },
  };
}
