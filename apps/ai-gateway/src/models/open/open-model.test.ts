import type { RegisteredModel } from '@millrace/database';
import { describe, expect, it } from 'vitest';
import { checkRegistration } from '../registry/check-registration.ts';
import { openModel } from './open-model.ts';

const keys = new Map([
  ['OPENAI_API_KEY', { key: 'openai-secret' }],
  ['ANTHROPIC_API_KEY', { key: 'anthropic-secret' }],
  ['BOUND_API_KEY', { key: 'bound-secret', baseUrl: 'https://bound.test/v1' }],
  ['FREE_API_KEY', { key: 'free-secret' }],
]);

const model = (provider: string, parameters: Record<string, unknown> = {}, rest: Partial<RegisteredModel> = {}) => ({
  name: 'm',
  modelId: provider === 'hashing' ? 'hashing-v1' : 'some-model',
  provider,
  parameters,
  enabled: true,
  ...rest,
});

const refusalOf = (registered: RegisteredModel): Error & { code?: string } => {
  try {
    checkRegistration(registered, keys);
  } catch (error) {
    return error as Error;
  }
  throw new Error('it was not refused');
};

describe('a registration', () => {
  it.each([
    ['openai-compatible', {}, 'text'],
    [
      'openai-compatible',
      { base_url: 'http://127.0.0.1:9/v1', temperature: 0.2, max_tokens: 10, tools: false },
      'text',
    ],
    ['openai-compatible', { base_url: 'http://127.0.0.1:9/v1', dimension: 3, metric: 'l2', version: '2' }, 'embedding'],
    ['openai-compatible', { base_url: 'https://free.test/v1', api_key_env: 'FREE_API_KEY' }, 'text'],
    ['openai-compatible', { api_key_env: 'BOUND_API_KEY' }, 'text'],
    ['openai-compatible', { api_key_env: 'BOUND_API_KEY', base_url: 'https://bound.test/other' }, 'text'],
    ['anthropic', { streaming: false, timeout_ms: 1_000 }, 'text'],
    ['ollama', { context_tokens: 4096 }, 'text'],
    ['ollama', { dimension: 1024 }, 'embedding'],
    ['hashing', { dimension: 64 }, 'embedding'],
    ['hashing', {}, 'embedding'],
    ['extractive', {}, 'text'],
  ])('of %s with %j is taken', (provider, parameters, kind) => {
    const registered = model(provider, parameters);
    checkRegistration(registered, keys);
    expect(openModel(registered, keys).kind).toBe(kind);
  });

  const url = { base_url: 'http://127.0.0.1:9/v1' };
  it.each<[string, RegisteredModel, RegExp]>([
    [
      'a provider that is none',
      model('openai'),
      /config\.provider: there is no 'openai'; there are: openai-compatible,/,
    ],
    ['no name', model('extractive', {}, { name: '' }), /config\.name: 1 to 128/],
    ['a name with a space', model('extractive', {}, { name: 'my model' }), /config\.name/],
    ['no model', model('ollama', {}, { modelId: '' }), /config\.modelId: as the provider knows/],
    ['a parameter that is none', model('ollama', { top_k: 3 }), /there is no top_k; there are: base_url, api_key_env/],
    ['a parameter of another provider', model('extractive', { temperature: 1 }), /there are: none/],
    ['too hot a temperature', model('ollama', { temperature: 3 }), /config\.parameters\.temperature/],
    ['half a token', model('ollama', { max_tokens: 1.5 }), /config\.parameters\.max_tokens/],
    ['a dimension that is none', model('ollama', { dimension: 'many' }), /config\.parameters\.dimension/],
    ['too many dimensions', model('hashing', { dimension: 5000 }), /config\.parameters\.dimension/],
    ['another hashing model', model('hashing', {}, { modelId: 'hashing-v2' }), /hashing-v1/],
    ['a URL that is none', model('ollama', { base_url: 'ftp://x' }), /base_url: must be an http/],
    ['a URL with a password', model('ollama', { base_url: 'http://ann:hunter2@x/v1' }), /must hold no user/],
    [
      'a variable that holds no key',
      model('ollama', { ...url, api_key_env: 'POSTGRES_PASSWORD' }),
      /ends with _API_KEY/,
    ],
    ['a key of Millrace', model('ollama', { ...url, api_key_env: 'MILLRACE_GATEWAY_API_KEY' }), /ends with _API_KEY/],
    [
      'a variable that is not set',
      model('ollama', { api_key_env: 'NO_API_KEY' }),
      /NO_API_KEY is not set in the gateway/,
    ],
    [
      'a key for another endpoint',
      model('ollama', { ...url, api_key_env: 'BOUND_API_KEY' }),
      /BOUND_API_KEY is sent to no other endpoint than BOUND_BASE_URL says: https:\/\/bound\.test\/v1/,
    ],
    [
      'OpenAI’s key for another endpoint',
      model('ollama', { ...url, api_key_env: 'OPENAI_API_KEY' }),
      /api\.openai\.com/,
    ],
    ['Anthropic’s key for another endpoint', model('anthropic', url), /ANTHROPIC_BASE_URL/],
  ])('is refused for %s', (_what, registered, message) => {
    expect(refusalOf(registered)).toMatchObject({ code: 'VALIDATION_ERROR', message: expect.stringMatching(message) });
  });

  it.each([
    { api_key: 'hunter2' },
    { apiKey: 'hunter2' },
    { 'X-Auth-Token': 'hunter2' },
    { password: 'hunter2' },
    { client_secret: 'hunter2' },
    { headers: { authorization: 'hunter2' } },
    { api_key_env: 'sk-hunter2-0123456789abcdef' },
    { version: 'Bearer hunter2' },
  ])('with a secret is refused without repeating it: %j', (parameters) => {
    const { message } = refusalOf(model('ollama', parameters));
    expect(message).toMatch(/looks like a secret.*api_key_env/);
    expect(message).not.toContain('hunter2');
  });

  it('of OpenAI without a key in the environment says which is missing', () => {
    expect(() => openModel(model('openai-compatible'), new Map())).toThrow(/OPENAI_API_KEY is not set/);
  });
});
