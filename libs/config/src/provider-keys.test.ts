import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namesProviderKey, readProviderKeys } from './provider-keys.ts';

describe('the keys of providers in the environment', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'millrace-keys-'));
    await writeFile(join(cwd, 'mounted'), 'from-a-file\n');
    await writeFile(join(cwd, '.env'), 'GROQ_API_KEY=groq-dotenv\nMISTRAL_API_KEY=old\n');
  });
  afterAll(() => rm(cwd, { recursive: true, force: true }));

  it('are found by the names of their variables, the environment before the .env file', () => {
    const env = {
      MISTRAL_API_KEY: 'mistral',
      GROQ_BASE_URL: 'https://groq.test/v1',
      OPENAI_API_KEY_FILE: 'mounted',
      OPENAI_BASE_URL: 'https://proxy.test/v1',
    };
    expect([...readProviderKeys({ env, cwd })]).toEqual([
      ['GROQ_API_KEY', { key: 'groq-dotenv', baseUrl: 'https://groq.test/v1' }],
      ['MISTRAL_API_KEY', { key: 'mistral' }],
      ['OPENAI_API_KEY', { key: 'from-a-file', baseUrl: 'https://proxy.test/v1' }],
    ]);
  });

  it('are neither empty, nor in a file that is not there, nor Millrace’s own', () => {
    const env = { X_API_KEY: '', Y_API_KEY_FILE: 'nowhere', MILLRACE_GATEWAY_API_KEY: 'own', POSTGRES_PASSWORD: 'p' };
    expect([...readProviderKeys({ env, cwd: tmpdir() })]).toEqual([]);
  });

  it.each(['OPENAI_API_KEY', 'A1_B_API_KEY'])('have names such as %s', (name) => {
    expect(namesProviderKey(name)).toBe(true);
  });

  it.each(['_API_KEY', 'API_KEY', 'openai_api_key', 'POSTGRES_PASSWORD', 'MILLRACE_TEXT_API_KEY', 'X_API_KEY_FILE'])(
    'have no such name as %s',
    (name) => {
      expect(namesProviderKey(name)).toBe(false);
    },
  );
});
