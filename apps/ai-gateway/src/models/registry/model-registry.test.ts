import { openDatabase } from '@millrace/database';
import { type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import { systemClock, type TextModel, type TextModels } from '@millrace/ports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openModelRegistry } from './model-registry.ts';
import { tenantTextModels } from './tenant-text-models.ts';

const ann = { tenant: 'acme', actor: 'ann' };
const quotes = { name: 'quotes', provider: 'extractive', modelId: 'extractive', parameters: {}, enabled: true };
const capabilities = { streaming: true, tools: true, contextTokens: 8192, maxOutputTokens: 256 };

const stream = async function* () {};
const configured: TextModel[] = [];
const textModels: TextModels = { list: async () => configured, open: async () => configured[0] };

describe('the registry of models', () => {
  let fresh: FreshDatabase;
  let nowMs = 0;
  const clock = { ...systemClock, now: () => new Date(nowMs) };
  const open = (database = fresh.database, keys = new Map<string, { key: string }>()) =>
    openModelRegistry({ database, textModels, keys, clock });
  const names = async (registry: ReturnType<typeof open>) =>
    (await registry.list('acme')).map(({ config }) => config.name);

  beforeAll(async () => {
    fresh = await freshDatabase('embedded');
    await open().register(ann, quotes);
  });
  afterAll(() => fresh?.stop());

  it('goes on with what it knows while Postgres is down', async () => {
    const database = openDatabase(fresh.settings);
    const registry = open(database);
    expect(await names(registry)).toEqual(['extractive', 'hashing-v1', 'quotes']);
    await database.end();
    nowMs += 500;
    expect(await names(registry)).toEqual(['extractive', 'hashing-v1', 'quotes']);
    expect((await registry.find('acme', 'quotes')).open()).toMatchObject({ kind: 'text' });
    await expect(registry.list('other')).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    expect((await registry.find('other', 'hashing-v1')).origin).toBe('built-in');
  });

  it('works by a change at once where it was made, and after half a second elsewhere', async () => {
    const [here, there] = [open(), open()];
    expect(await names(there)).not.toContain('new');
    await here.register(ann, { ...quotes, name: 'new' });
    expect(await names(here)).toContain('new');
    expect(await names(there)).not.toContain('new');
    nowMs += 500;
    expect(await names(there)).toContain('new');
  });

  it('keeps a model whose key is gone, which cannot be asked until it is back', async () => {
    const parameters = { base_url: 'http://127.0.0.1:9/v1', api_key_env: 'GONE_API_KEY' };
    const model = { ...quotes, name: 'keyless', provider: 'openai-compatible', parameters };
    await open(fresh.database, new Map([['GONE_API_KEY', { key: 'k' }]])).register(ann, model);
    const known = await open().find('acme', 'keyless');
    expect(() => known.open()).toThrow(
      expect.objectContaining({ code: 'MODEL_UNAVAILABLE', message: expect.stringContaining('GONE_API_KEY') }),
    );
    expect((await tenantTextModels(open(), 'acme').list()).map(({ id }) => id)).not.toContain('keyless');
  });

  it('hides a model whose name the settings have taken since', async () => {
    const settings = { ...textModels, list: async () => [{ id: 'quotes', provider: 'ollama', capabilities, stream }] };
    const registry = openModelRegistry({ database: fresh.database, textModels: settings, keys: new Map(), clock });
    const quoting = (await registry.list('acme')).filter(({ config }) => config.name === 'quotes');
    expect(quoting).toMatchObject([{ origin: 'settings' }]);
    expect((await registry.find('acme', 'quotes')).origin).toBe('settings');
  });

  it('gives those who write the models of the settings first, and none that is built in but by its name', async () => {
    const models = tenantTextModels(open(), 'acme');
    expect((await models.open())?.id).toBe('new');
    configured.push({ id: 'tiny', provider: 'ollama', capabilities, stream });
    expect((await models.list()).map(({ id }) => id)).toEqual(['tiny', 'new', 'quotes']);
    expect((await models.open())?.id).toBe('tiny');
    expect((await models.open('extractive'))?.id).toBe('extractive');
    await expect(models.open('hashing-v1')).rejects.toMatchObject({ code: 'MODEL_INCAPABLE' });
    await expect(models.open('none')).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
  });
});
