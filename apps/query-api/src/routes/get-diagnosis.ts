import { diagnosisSchema } from '@millrace/contracts';
import { callerOf, type HttpRoutes, requires } from '@millrace/http';
import { diagnose } from '../diagnosis/diagnose.ts';
import { type EvidenceDeps, gatherEvidence } from '../diagnosis/gather-evidence.ts';
import { taskParams } from './task-params.ts';

/** `GET /api/v1/tasks/{taskId}/diagnosis` */
export function getDiagnosis(server: HttpRoutes, deps: EvidenceDeps): void {
  server.get(
    '/api/v1/tasks/:taskId/diagnosis',
    {
      schema: {
        ...requires('operate'),
        summary: 'Why a task is where it is',
        description:
          'Where it is, what it waits for, since when, and what will happen next; also while Redis or the object store is down.',
        tags: ['tasks'],
        params: taskParams,
        response: { 200: diagnosisSchema },
      },
    },
    async (request) => diagnose(await gatherEvidence(deps, callerOf(request).tenant, request.params.taskId)),
  );
}
