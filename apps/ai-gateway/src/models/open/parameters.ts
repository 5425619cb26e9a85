import { namesProviderKey } from '@millrace/config';
import { metricSchema } from '@millrace/contracts';
import { z } from 'zod';

const endpoint = {
  base_url: z
    .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
    .max(2048)
    .refine((url) => URL.canParse(url) && new URL(url).username === '', 'must hold no user and password')
    .optional(),
  api_key_env: z
    .string()
    .max(128)
    .refine(namesProviderKey, 'must be the name of a variable that ends with _API_KEY, such as OPENAI_API_KEY')
    .optional(),
  timeout_ms: z.int().min(100).max(600_000).default(60_000),
};

const writing = {
  temperature: z.number().min(0).max(2).optional(),
  max_tokens: z.int().min(1).max(1_000_000).default(1024),
  context_tokens: z.int().min(1024).max(10_000_000).default(32_768),
  streaming: z.boolean().default(true),
  tools: z.boolean().default(true),
};

const dimension = z.int().min(1).max(16_000);
const embedding = {
  dimension,
  version: z.string().min(1).max(64).default('1'),
  metric: metricSchema.default('cosine'),
};

/** Of a model that writes behind an endpoint. */
export const writerParameters = named({ ...endpoint, ...writing });

/** Of a model that embeds behind an endpoint: there is a `dimension`. */
export const embedderParameters = named({ ...endpoint, ...embedding });

/** Of the hashing embedder. */
export const hashingParameters = named({ dimension: dimension.max(4000).default(384) });

/** Of the writer without a model. */
export const extractiveParameters = named({});

/** An object with no other fields, whose refusal of another lists them. */
function named<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape).join(', ') || 'none';
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `there is no ${issue.keys.join(', ')}; there are: ${known}` : undefined,
  });
}
