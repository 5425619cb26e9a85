import { z } from 'zod';
import { scopeSchema } from '../scopes.ts';

export const apiKeyRequestSchema = z.object({
  name: z.string().min(1).max(200).describe('For people: what the key is for'),
  scopes: z
    .array(scopeSchema)
    .min(1)
    .transform((scopes) => [...new Set(scopes)])
    .describe('None that the caller has not'),
  expiresAt: z.iso.datetime({ offset: true }).optional().describe('Default: never'),
});
export type ApiKeyRequest = z.input<typeof apiKeyRequestSchema>;

/** What is told of a key. Neither its text nor the hash of it. */
export const apiKeySchema = z.object({
  keyId: z.string(),
  name: z.string(),
  scopes: z.array(scopeSchema),
  createdBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string().optional(),
  revokedAt: z.string().optional(),
  lastUsedAt: z.string().optional().describe('To about a minute'),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

export const apiKeyMadeSchema = apiKeySchema.extend({
  key: z.string().describe('The key itself. It is shown this once, and kept nowhere'),
});
export type ApiKeyMade = z.infer<typeof apiKeyMadeSchema>;

export const apiKeyListSchema = z.object({ items: z.array(apiKeySchema), total: z.int() });
export type ApiKeyList = z.infer<typeof apiKeyListSchema>;
