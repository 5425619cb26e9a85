import { inTenant, standingGeneration, taskStateOf } from '@millrace/database';
import { defineHttpApp } from '@millrace/http';
import { createAcceptor } from './accept/acceptor.ts';
import { createDoor } from './door/door.ts';
import { createQueueLoad } from './door/queue-load.ts';
import { createTenantLoad } from './door/tenant-load.ts';
import { getTask } from './routes/get-task.ts';
import { postDocument } from './routes/post-document.ts';
import { taskEvents } from './routes/task-events.ts';
import { uploadDocument } from './routes/upload-document.ts';
import { ingestApiSettings } from './settings.ts';
import { createTaskFinder } from './tasks/find-task.ts';

/** The thin way in over HTTP: stores the bytes, publishes the task, answers 202; shows how far a task is. Of documents and tasks it reads Postgres, and writes nothing. */
export const ingestApi = defineHttpApp({
  name: 'ingest-api',
  summary: 'Takes documents and shows how far their tasks are.',
  needs: ['objects', 'states', 'bus', 'database'],
  settings: ingestApiSettings,
  routes(server, { objects, states, bus, database }, settings, host) {
    const { clock, log } = host;
    const { maxUploadBytes, maxTextBytes, uploadTimeoutMs } = settings;
    const stored = (taskId: string, tenant: string) => inTenant(database, tenant, (tx) => taskStateOf(tx, taskId));
    const finder = createTaskFinder({ states, objects, stored, clock });
    const accept = createAcceptor({
      objects,
      states,
      bus,
      finder,
      clock,
      log,
      standing: (documentId, tenant) => inTenant(database, tenant, (tx) => standingGeneration(tx, documentId)),
      abandonedAfterMs: uploadTimeoutMs,
    });
    const queues = createQueueLoad(bus, settings, clock);
    const door = createDoor({ queues, tenants: createTenantLoad(states, clock) }, settings);

    uploadDocument(server, { door, accept, objects, limits: { maxBytes: maxUploadBytes, timeoutMs: uploadTimeoutMs } });
    postDocument(server, { door, accept, objects, maxBytes: maxTextBytes });
    getTask(server, finder);
    taskEvents(server, { finder, states, clock }, host);
  },
});
