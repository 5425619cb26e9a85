import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTenant } from '../in-tenant.ts';
import { deleteModel, insertModel, listModels, type RegisteredModel, updateModel } from '../repositories/models.ts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './index.ts';

/** Registered models on either database, as the application's role sees them. */
export function modelsConformance(kind: DatabaseKind): void {
  describe(`registered models on ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
    });
    afterAll(() => fresh?.stop());

    const model: RegisteredModel = {
      name: 'writer',
      provider: 'ollama',
      modelId: 'qwen3:8b',
      parameters: { temperature: 0.5, base_url: 'http://127.0.0.1:9/v1' },
      enabled: true,
    };
    const insert = (tenant: string, one = model) =>
      inTenant(fresh.database, tenant, (tx) => insertModel(tx, tenant, one));
    const list = (tenant: string) => inTenant(fresh.database, tenant, (tx) => listModels(tx, tenant));
    const update = (tenant: string, one: RegisteredModel) =>
      inTenant(fresh.database, tenant, (tx) => updateModel(tx, tenant, one));
    const remove = (tenant: string, name: string) =>
      inTenant(fresh.database, tenant, (tx) => deleteModel(tx, tenant, name));

    test('a model is kept as it was registered, for its tenant alone', async () => {
      await insert('one');
      await insert('one', { ...model, name: 'Embedder', enabled: false });
      expect(await list('one')).toEqual([{ ...model, name: 'Embedder', enabled: false }, model]);
      expect(await list('two')).toEqual([]);
    });

    test('a name is taken once in a tenant', async () => {
      await insert('twice');
      await expect(insert('twice')).rejects.toMatchObject({ code: 'DUPLICATE_RECORD', message: /'writer'/ });
      await insert('another');
    });

    test('an update replaces all but the name', async () => {
      const after = { ...model, provider: 'extractive', modelId: 'extractive', parameters: {}, enabled: false };
      await insert('updates');
      await update('updates', after);
      expect(await list('updates')).toEqual([after]);
      await expect(update('updates', { ...model, name: 'none' })).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
      await expect(update('nobody', model)).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
    });

    test('a model is removed by its own tenant alone', async () => {
      await insert('removes');
      await expect(remove('nobody', 'writer')).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
      await remove('removes', 'writer');
      expect(await list('removes')).toEqual([]);
    });

    test('a tenant has 500 models at most', async () => {
      await fresh.database`
        insert into models (tenant, name, provider, model_id, enabled)
        select 'full', 'm' || n, 'extractive', 'extractive', true from generate_series(1, 500) n
      `;
      await expect(insert('full')).rejects.toMatchObject({ code: 'VALIDATION_ERROR', message: /unregister one/ });
    });
  });
}
