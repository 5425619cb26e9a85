import { z } from 'zod';
import { paging } from './paging.ts';

const logData = z.record(z.string(), z.unknown());
const sessionIdSchema = z.string().min(1).max(255).describe('The user’s session');
const jsonText = z
  .string()
  .max(200_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' });
      return z.NEVER;
    }
  });

/** Where the image of a log lies. */
export const imageRefSchema = z.object({ bucket: z.string(), key: z.string() });
export type ImageRef = z.infer<typeof imageRefSchema>;

/** `POST /api/v1/chat-logs`: one exchange of a user with a model. */
export const chatLogRequestSchema = z.object({
  conversation_id: z.uuid(),
  session_id: sessionIdSchema.optional(),
  log_data: logData
    .refine(
      (data) => !('image_ref' in data || 'image_url' in data),
      'image_ref and image_url are written by the server',
    )
    .describe('The question, the model’s answer, and whatever else is to be kept'),
});
export type ChatLogRequest = z.input<typeof chatLogRequestSchema>;

/** The same as a form, before its image: `log_data` is JSON as text. */
export const chatLogFieldsSchema = chatLogRequestSchema.extend({
  log_data: jsonText.default({}).pipe(chatLogRequestSchema.shape.log_data),
});

/** 202: it is on its way into the store, under this id. */
export const chatLogAcceptedSchema = z.object({
  id: z.int(),
  image_ref: imageRefSchema.optional().describe('Where the image lies'),
});
export type ChatLogAccepted = z.infer<typeof chatLogAcceptedSchema>;

export const chatLogSchema = z.object({
  id: z.int(),
  conversation_id: z.string(),
  user_id: z.string(),
  session_id: z.string().optional(),
  log_data: logData.describe(
    'As it was given; with `image_ref` where there is an image, and `image_url`, by which a browser gets it for an hour',
  ),
  created_at: z.string(),
});
export type ChatLog = z.infer<typeof chatLogSchema>;

const moment = z.iso.datetime({ offset: true });

export const chatLogListQuerySchema = z.object({
  user_id: z.string().min(1).max(255).optional().describe('Of another user: takes the scope `operate`'),
  session_id: sessionIdSchema.optional(),
  conversation_id: z.uuid().optional(),
  contains: jsonText
    .pipe(logData)
    .optional()
    .describe('A JSON object: only logs whose data hold all of it, such as {"model_response":{"tags":["test"]}}'),
  from: moment.optional().describe('Kept then or later'),
  to: moment.optional().describe('Kept before then'),
  ...paging,
});
export type ChatLogListQuery = z.output<typeof chatLogListQuerySchema>;

export const chatLogListSchema = z.object({ items: z.array(chatLogSchema), total: z.int() });
export type ChatLogList = z.infer<typeof chatLogListSchema>;
