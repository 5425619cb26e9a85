import { type DescFile, toBinary } from '@bufbuild/protobuf';
import { nestedTypes } from '@bufbuild/protobuf/reflect';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';

/** A protocol file and all that it imports, each as a serialized `FileDescriptorProto`. */
export type SerializedFiles = readonly Uint8Array<ArrayBuffer>[];

export interface DescribedFiles {
  /** By the path that imports name it by, such as `grpc/health/v1/health.proto`. */
  byName(name: string): SerializedFiles | undefined;
  /** By the full name of a service, a method, a message or an enumeration in it. */
  bySymbol(symbol: string): SerializedFiles | undefined;
}

/** `files` and what they import, for those who ask what the messages look like. */
export function describedFiles(files: readonly DescFile[]): DescribedFiles {
  const all = [...new Set(files.flatMap(withImports))];
  const names = new Map(all.map((file) => [file.proto.name, file]));
  const symbols = new Map(all.flatMap((file) => symbolsOf(file).map((symbol) => [symbol, file] as const)));
  const serialized = (file: DescFile | undefined) =>
    file && withImports(file).map(({ proto }) => toBinary(FileDescriptorProtoSchema, proto));
  return { byName: (name) => serialized(names.get(name)), bySymbol: (symbol) => serialized(symbols.get(symbol)) };
}

/** Itself first, none twice. */
function withImports(file: DescFile): DescFile[] {
  return [...new Set([file, ...file.dependencies.flatMap(withImports)])];
}

function symbolsOf(file: DescFile): string[] {
  const services = file.services.flatMap(({ typeName, methods }) => [
    typeName,
    ...methods.map(({ name }) => `${typeName}.${name}`),
  ]);
  return [...services, ...[...nestedTypes(file)].map(({ typeName }) => typeName)];
}
