export const textProviders = ['openai-compatible', 'anthropic', 'ollama'] as const;
export type TextProvider = (typeof textProviders)[number];

/** A model that writes, as it is configured. */
export interface TextModelOptions {
  /** By which callers name it; default: `model`. */
  readonly id?: string | undefined;
  readonly provider: TextProvider;
  /** As the provider knows it. */
  readonly model: string;
  /** Up to and with its version; default: the provider's own. */
  readonly baseUrl?: string | undefined;
  readonly apiKey?: string | undefined;
  /** Tokens that question and answer may have together. */
  readonly contextTokens: number;
  readonly maxOutputTokens: number;
  readonly streaming: boolean;
  readonly tools: boolean;
}

/** Settings that hold for all models. */
export interface SharedTextOptions {
  readonly openaiBaseUrl: string;
  readonly openaiApiKey?: string | undefined;
  readonly anthropicApiKey?: string | undefined;
  /** How long a model may be silent, before its first word and between two. */
  readonly timeoutMs: number;
}

export interface TextModelsOptions extends SharedTextOptions {
  /** The default one; without a `model` there is none. */
  readonly text: Omit<TextModelOptions, 'model'> & { readonly model?: string | undefined };
  readonly moreText: readonly TextModelOptions[];
}
