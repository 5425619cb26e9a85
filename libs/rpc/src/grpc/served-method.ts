import type { DescMethod, MessageInitShape, MessageShape } from '@bufbuild/protobuf';
import type { HandlerContext } from '@connectrpc/connect';
import type { GuardedMethod } from '../access/request-gate.ts';
import type { RpcService } from '../rpc-service.ts';

export type Input = MessageShape<DescMethod['input']>;
export type Output = MessageInitShape<DescMethod['output']>;

/** What is written for a method, of whichever of the four kinds it is. */
type Implementation = (
  request: Input | AsyncIterable<Input>,
  context: HandlerContext,
) => Output | Promise<Output> | AsyncIterable<Output>;

/** A method as it is served. */
export interface ServedMethod extends GuardedMethod {
  /** `/package.Service/Method`. */
  readonly path: string;
  readonly description: DescMethod;
  readonly implementation: Implementation;
  /** How long a call may take, milliseconds; Infinity for as long as its caller likes. */
  readonly maxMs: number;
}

export function servedMethods(
  { description, implementation, scopes, groups }: RpcService,
  maxMs: number,
): ServedMethod[] {
  return description.methods.map((method) => ({
    path: `/${description.typeName}/${method.name}`,
    description: method,
    implementation: implementation[method.localName] as unknown as Implementation,
    scope: scopes[method.localName] ?? null,
    group: groups[method.localName],
    maxMs,
  }));
}
