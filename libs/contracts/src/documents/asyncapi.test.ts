import specs from '@asyncapi/specs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { eventCatalogue } from '../catalogue.ts';
import { asyncApiDocument } from './asyncapi.ts';

const document = JSON.parse(JSON.stringify(asyncApiDocument('1.2.3')));

describe('the AsyncAPI document', () => {
  it('is a valid AsyncAPI 3.0 document by the official schema', () => {
    const schema = specs.schemasWithoutId['3.0.0'];
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    const validate = ajv.compile(schema as object);
    expect(validate(document), JSON.stringify(validate.errors?.slice(0, 5))).toBe(true);
  });

  it('names every event, its routing key and its schema', () => {
    for (const { type } of eventCatalogue) {
      expect(document.channels[type].address).toBe(type);
      expect(document.components.messages[type].payload.properties.data).toHaveProperty('type');
    }
  });

  it('refers only to what it holds', () => {
    const references = JSON.stringify(document).match(/"#\/[^"]+"/g) ?? [];
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) {
      const path = (JSON.parse(reference) as string).slice(2).split('/');
      expect(
        path.reduce((node, key) => node?.[key.replaceAll('~1', '/')], document),
        reference,
      ).toBeDefined();
    }
  });
});
