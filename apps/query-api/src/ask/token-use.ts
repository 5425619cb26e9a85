import type { TextPart } from '@millrace/ports';

type Usage = Extract<TextPart, { type: 'finish' }>['usage'];

/** Tokens that models took for one question, as far as their providers tell. */
export interface TokenUse {
  readonly input?: number;
  readonly output?: number;
}

export function addUsage(use: TokenUse, { inputTokens, outputTokens }: Usage): TokenUse {
  return {
    ...use,
    ...(inputTokens === undefined ? {} : { input: (use.input ?? 0) + inputTokens }),
    ...(outputTokens === undefined ? {} : { output: (use.output ?? 0) + outputTokens }),
  };
}
