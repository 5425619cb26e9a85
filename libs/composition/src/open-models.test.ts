import { modelsSettings } from '@millrace/config';
import { embeddingSettingsSchema } from '@millrace/contracts';
import { silentLogger } from '@millrace/ports';
import { describe, expect, it } from 'vitest';
import { openModels } from './open-models.ts';

/** The discard port: nothing listens there. */
const nobody = 'http://127.0.0.1:9';

function open(url?: string) {
  const outcomes: string[] = [];
  const metrics = {
    gatewayCalled: (method: string, outcome: string) => void outcomes.push(`${method} ${outcome}`),
    gatewayCircuit: () => {},
  };
  const models = modelsSettings.parse({ text: { model: 'tiny', baseUrl: nobody } });
  return { ...openModels({ models, gateway: { url }, log: silentLogger, metrics }), outcomes };
}

const embedding = embeddingSettingsSchema.parse({});

describe('the models of a process', () => {
  it('are its own without a gateway', async () => {
    const { models, textModels, outcomes } = open();
    expect(await models.open(embedding).embed(['a mill'])).toHaveLength(1);
    expect(await textModels().open()).toMatchObject({ id: 'tiny' });
    expect(() => models.open({ ...embedding, provider: 'oracle' })).toThrow(/no embedding provider 'oracle'/);
    expect(outcomes).toEqual([]);
  });

  it('are asked through the gateway first where there is one, and its own where that does not answer', async () => {
    const { models, textModels, outcomes, close } = open(nobody);
    const [vector] = await models.open(embedding).embed(['a mill']);
    expect([vector]).toEqual(await open().models.open(embedding).embed(['a mill']));
    expect(await textModels().open()).toMatchObject({ id: 'tiny' });
    expect(outcomes).toEqual(['EmbedContent fallback', 'ListTextModels fallback']);
    await expect(models.open({ ...embedding, provider: 'oracle' }).embed(['a mill'])).rejects.toMatchObject({
      code: 'MODEL_UNAVAILABLE',
    });
    close();
  });

  it('show a certificate only with its key', () => {
    const gateway = { url: nobody, certFile: '/nowhere/cert.pem' };
    const settings = { models: modelsSettings.parse({}), gateway, log: silentLogger };
    expect(() => openModels(settings)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
});
