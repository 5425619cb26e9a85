import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import {
  type ChatLog,
  type ChatLogAccepted,
  type ChatLogList,
  type ChatLogListQuery,
  type ChatLogRequest,
  chatLogAcceptedSchema,
  chatLogListSchema,
  chatLogSchema,
} from '@millrace/contracts';
import { withQuery } from './operations.ts';
import { sendJson } from './request.ts';

/** Logs of what users and models said to each other elsewhere. */
export interface ChatLogOperations {
  /** With the path of an image, that one is streamed from disk. The log can be read once it is written, soon after. */
  save(log: ChatLogRequest, options?: { readonly image?: string | undefined }): Promise<ChatLogAccepted>;
  get(id: number, query?: Pick<ChatLogListQuery, 'user_id'>): Promise<ChatLog>;
  list(query?: Partial<ChatLogListQuery>): Promise<ChatLogList>;
}

/** `urlOf` gives the address of a path below `/api/v1`. */
export function createChatLogs(
  urlOf: (path: string) => URL,
  headers: Readonly<Record<string, string>>,
): ChatLogOperations {
  const url = (path = '') => urlOf(`/chat-logs${path}`);
  const read = { headers, tries: 5 };

  return {
    async save(log, { image } = {}) {
      const body = image === undefined ? JSON.stringify(log) : await formOf(log, image);
      const type = image === undefined ? { 'content-type': 'application/json' } : undefined;
      return sendJson(url(), chatLogAcceptedSchema, { method: 'POST', headers: { ...headers, ...type }, body });
    },
    get: (id, query = {}) => sendJson(withQuery(url(`/${id}`), query), chatLogSchema, read),
    list: ({ contains, ...query } = {}) =>
      sendJson(withQuery(url(), { ...query, contains: contains && JSON.stringify(contains) }), chatLogListSchema, read),
  };
}

async function formOf({ log_data, ...fields }: ChatLogRequest, image: string): Promise<FormData> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) if (value !== undefined) form.set(field, value);
  form.set('log_data', JSON.stringify(log_data));
  form.set('image', await openAsBlob(image), basename(image));
  return form;
}
