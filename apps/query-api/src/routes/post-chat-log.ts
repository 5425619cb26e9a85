import type { IncomingMessage } from 'node:http';
import { chatLogAcceptedSchema, chatLogFieldsSchema, chatLogRequestSchema } from '@millrace/contracts';
import type { Owner } from '@millrace/database';
import {
  callerOf,
  type FormLimits,
  type HttpRoutes,
  limited,
  onlyDescribed,
  readForm,
  requires,
  takeForms,
  validate,
} from '@millrace/http';
import { z } from 'zod';
import { type SaveChatLogDeps, saveChatLog } from '../chat-logs/save-chat-log.ts';

export interface PostChatLogDeps extends SaveChatLogDeps {
  readonly limits: FormLimits;
}

// An unknown field would be a typing error.
const formFields = chatLogFieldsSchema.strict();
const imageForm = onlyDescribed(
  chatLogFieldsSchema.extend({ image: z.file().optional().describe('The last part of a form') }),
);

/** `POST /api/v1/chat-logs`: JSON, or a form with an image. */
export function postChatLog(server: HttpRoutes, { limits, ...deps }: PostChatLogDeps): void {
  takeForms(server);
  server.post(
    '/api/v1/chat-logs',
    {
      schema: {
        ...requires('chat'),
        ...limited('conversationWrites'),
        summary: 'Keep what a user and a model said to each other',
        description:
          'As JSON, or as a form with an image, which comes last; there `log_data` is JSON as text. The id is the log’s own; the log can be read once it is written, as a rule within a second.',
        tags: ['chat logs'],
        consumes: ['application/json', 'multipart/form-data'],
        body: imageForm,
        response: { 202: chatLogAcceptedSchema.describe('On its way: the image is stored, the log is on the bus') },
      },
    },
    async (request, reply) => {
      const { headers, raw, body } = request;
      const accepted = isForm(headers['content-type'])
        ? await saveForm(deps, callerOf(request), raw, limits)
        : await saveChatLog(deps, callerOf(request), validate(chatLogRequestSchema, body, 'body'), headers);
      return reply.code(202).header('location', `/api/v1/chat-logs/${accepted.id}`).send(accepted);
    },
  );
}

async function saveForm(deps: SaveChatLogDeps, owner: Owner, request: IncomingMessage, limits: FormLimits) {
  const form = await readForm(request, limits);
  try {
    const log = validate(formFields, form.fields, 'form');
    return await saveChatLog(deps, owner, log, request.headers, form);
  } finally {
    form.body.destroy();
  }
}

function isForm(contentType: string | undefined): boolean {
  return contentType?.toLowerCase().startsWith('multipart/form-data') ?? false;
}
