import { grpcStatuses } from '@millrace/contracts';
import { ErrorInfoSchema, ServerReflectionV1, ServerReflectionV1Alpha } from '@millrace/protocol';
import { defineRpcService, type RpcService } from '../rpc-service.ts';
import { type DescribedFiles, describedFiles, type SerializedFiles } from './described-files.ts';

/** What both versions of the protocol have in common. */
interface Question {
  readonly messageRequest: { readonly case?: string | undefined; readonly value?: unknown };
}

/**
 * Server reflection (https://github.com/grpc/grpc/blob/master/doc/server-reflection.md) in both versions that clients ask for: tells
 * programs that have no stubs which services there are, and what their messages look like.
 */
export function reflectionServices(services: readonly RpcService[]): RpcService[] {
  const own = [ServerReflectionV1, ServerReflectionV1Alpha];
  const descriptions = [...services.map(({ description }) => description), ...own];
  const names = descriptions.map(({ typeName }) => ({ name: typeName }));
  const files = describedFiles([...descriptions.map(({ file }) => file), ErrorInfoSchema.file]);
  const answer = (question: Question) => answerOf(question, names, files);

  async function* serverReflectionInfo<Asked extends Question & { readonly host: string }>(
    asked: AsyncIterable<Asked>,
  ) {
    for await (const question of asked) {
      yield { validHost: question.host, originalRequest: question, messageResponse: answer(question) };
    }
  }
  return [
    defineRpcService(ServerReflectionV1, { serverReflectionInfo: null }, { serverReflectionInfo }),
    defineRpcService(ServerReflectionV1Alpha, { serverReflectionInfo: null }, { serverReflectionInfo }),
  ];
}

function answerOf({ messageRequest }: Question, service: { name: string }[], files: DescribedFiles) {
  const value = String(messageRequest.value);
  switch (messageRequest.case) {
    case 'listServices':
      return { case: 'listServicesResponse' as const, value: { service } };
    case 'fileByFilename':
      return found(files.byName(value), value);
    case 'fileContainingSymbol':
      return found(files.bySymbol(value), value);
    case 'allExtensionNumbersOfType':
      if (!files.bySymbol(value)) return found(undefined, value);
      // There is no extension in any of the files.
      return { case: 'allExtensionNumbersResponse' as const, value: { baseTypeName: value, extensionNumber: [] } };
    case 'fileContainingExtension':
      return failure('NOT_FOUND', 'no message has extensions');
    default:
      return failure('INVALID_ARGUMENT', 'nothing is asked for');
  }
}

function found(files: SerializedFiles | undefined, name: string) {
  if (!files) return failure('NOT_FOUND', `${name} is not known here`);
  return { case: 'fileDescriptorResponse' as const, value: { fileDescriptorProto: [...files] } };
}

function failure(status: 'NOT_FOUND' | 'INVALID_ARGUMENT', errorMessage: string) {
  return { case: 'errorResponse' as const, value: { errorCode: grpcStatuses[status], errorMessage } };
}
