import { DoubleValueSchema, UInt64ValueSchema } from '@bufbuild/protobuf/wkt';
import { ErrorInfoSchema, Health, RetryInfoSchema, ServerReflectionV1, VectorService } from '@millrace/protocol';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { messageSchema } from './message-schema.ts';

function shapeOf(message: Parameters<typeof messageSchema>[0]) {
  const { properties } = z.toJSONSchema(messageSchema(message), { io: 'input', unrepresentable: 'any' });
  return properties;
}

it('describes fields by the names and the kinds that they have in JSON', () => {
  expect(shapeOf(VectorService.method.search.input)).toMatchObject({
    collectionName: { type: 'string' },
    queryVector: { type: 'array', items: { type: 'number' } },
    options: { type: 'object', properties: { topk: { type: 'integer', maximum: 2 ** 31 - 1 } } },
  });
  expect(shapeOf(ErrorInfoSchema)).toMatchObject({
    metadata: { type: 'object', additionalProperties: { type: 'string' } },
  });
  expect(shapeOf(DoubleValueSchema)).toMatchObject({ value: { type: 'number' } });
});

it('describes what is written otherwise in JSON than it is in the message', () => {
  expect(shapeOf(UInt64ValueSchema)).toMatchObject({ value: { type: 'string' } });
  expect(shapeOf(RetryInfoSchema)).toMatchObject({ retryDelay: { type: 'string' } });
  const { input, output } = Health.method.check;
  expect(shapeOf(input)).toMatchObject({ service: { type: 'string' } });
  expect(shapeOf(output)).toMatchObject({ status: { enum: expect.arrayContaining(['SERVING', 'NOT_SERVING']) } });
  expect(shapeOf(ServerReflectionV1.method.serverReflectionInfo.output)).toMatchObject({
    fileDescriptorResponse: {
      properties: { fileDescriptorProto: { items: { type: 'string', contentEncoding: 'base64' } } },
    },
  });
});
