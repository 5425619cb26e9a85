import { taskStateOf } from '@millrace/database';
import { defineHttpApp } from '@millrace/http';
import { createAcceptor } from './accept/acceptor.ts';
import { getTask } from './routes/get-task.ts';
import { postDocument } from './routes/post-document.ts';
import { taskEvents } from './routes/task-events.ts';
import { uploadDocument } from './routes/upload-document.ts';
import { ingestApiSettings } from './settings.ts';
import { createTaskFinder } from './tasks/find-task.ts';

/** The thin way in over HTTP: stores the bytes, publishes the task, answers 202; shows how far a task is. Reads Postgres, never writes it. */
export const ingestApi = defineHttpApp({
  name: 'ingest-api',
  summary: 'Takes documents and shows how far their tasks are.',
  needs: ['objects', 'states', 'bus', 'database'],
  settings: ingestApiSettings,
  routes(server, { objects, states, bus, database }, { maxUploadBytes, maxTextBytes, uploadTimeoutMs }, host) {
    const { clock, log } = host;
    const stored = (taskId: string) => taskStateOf(database, taskId);
    const finder = createTaskFinder({ states, objects, stored, clock });
    const accept = createAcceptor({ objects, states, bus, finder, clock, log, abandonedAfterMs: uploadTimeoutMs });

    uploadDocument(server, { accept, objects, limits: { maxBytes: maxUploadBytes, timeoutMs: uploadTimeoutMs } });
    postDocument(server, { accept, objects, maxBytes: maxTextBytes });
    getTask(server, finder);
    taskEvents(server, { finder, states, clock }, host);
  },
});
