import { create, createFileRegistry, fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema, FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { createClient } from '@connectrpc/connect';
import { AIService, ServerReflectionV1, ServerReflectionV1Alpha } from '@millrace/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentService, serveRpc } from '../testing/index.ts';

let served: Awaited<ReturnType<typeof serveRpc>>;
beforeAll(async () => {
  served = await serveRpc([contentService({ generateContent: async ({ model }) => ({ text: `asked ${model}` }) })]);
});
afterAll(() => served.server.close());

describe.each([
  ['v1', ServerReflectionV1],
  ['v1alpha', ServerReflectionV1Alpha],
])('reflection %s', (_version, Service) => {
  type Question = { case: string; value: unknown };

  async function ask(...questions: Question[]) {
    const client = createClient(Service as typeof ServerReflectionV1, served.transport);
    async function* asked() {
      for (const messageRequest of questions) yield { host: 'h', messageRequest };
    }
    const answers = [];
    for await (const answer of client.serverReflectionInfo(asked() as never)) answers.push(answer);
    return answers;
  }

  it('lists the services, its own and health too', async () => {
    const [answer] = await ask({ case: 'listServices', value: '' });
    expect(answer?.messageResponse).toMatchObject({
      case: 'listServicesResponse',
      value: {
        service: [
          { name: AIService.typeName },
          { name: 'grpc.health.v1.Health' },
          { name: 'grpc.reflection.v1.ServerReflection' },
          { name: 'grpc.reflection.v1alpha.ServerReflection' },
        ],
      },
    });
    expect(answer).toMatchObject({ validHost: 'h', originalRequest: { messageRequest: { case: 'listServices' } } });
  });

  it('gives the files by which a program without stubs makes a call', async () => {
    const [answer] = await ask({ case: 'fileContainingSymbol', value: 'millrace.ai.v1.AIService.GenerateContent' });
    if (answer?.messageResponse.case !== 'fileDescriptorResponse') throw new Error('no files');
    const file = answer.messageResponse.value.fileDescriptorProto.map((bytes) =>
      fromBinary(FileDescriptorProtoSchema, bytes),
    );
    // A registry takes a file after those that it imports.
    const registry = createFileRegistry(create(FileDescriptorSetSchema, { file: file.toReversed() }));
    const described = registry.getService(AIService.typeName);
    if (!described) throw new Error('the service is not in the files');
    const client = createClient(described, served.transport) as unknown as {
      generateContent(request: object): Promise<{ text: string }>;
    };
    expect((await client.generateContent({ model: 'm' })).text).toBe('asked m');
  });

  it('answers every question of a stream, those about what it does not know too', async () => {
    const answers = await ask(
      { case: 'fileByFilename', value: 'grpc/health/v1/health.proto' },
      { case: 'fileContainingSymbol', value: 'google.rpc.ErrorInfo' },
      { case: 'fileContainingSymbol', value: 'google.protobuf.Struct' },
      { case: 'fileByFilename', value: 'no/such.proto' },
      { case: 'fileContainingSymbol', value: 'no.Such' },
      { case: 'fileContainingExtension', value: { containingType: 'x', extensionNumber: 1 } },
      { case: 'allExtensionNumbersOfType', value: 'millrace.ai.v1.Message' },
      { case: 'allExtensionNumbersOfType', value: 'no.Such' },
    );
    const codes = answers.map(({ messageResponse: { case: kind, value } }) =>
      kind === 'errorResponse' ? value.errorCode : kind,
    );
    const file = 'fileDescriptorResponse';
    expect(codes).toEqual([file, file, file, 5, 5, 5, 'allExtensionNumbersResponse', 5]);
  });
});
