/** What a text model can do: asked before it is asked to. */
export interface TextModelCapabilities {
  readonly streaming: boolean;
  readonly tools: boolean;
  /** Tokens that question and answer may have together. */
  readonly contextTokens: number;
  /** The most tokens of an answer. */
  readonly maxOutputTokens: number;
}

export interface TextToolCall {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
}

/** A message as a model reads it. */
export type TextMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly toolCalls?: readonly TextToolCall[] }
  | { readonly role: 'tool'; readonly callId: string; readonly name: string; readonly content: string };

export interface TextTool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of its input. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface TextRequest {
  readonly messages: readonly TextMessage[];
  readonly tools?: readonly TextTool[];
  readonly maxOutputTokens?: number;
  readonly temperature?: number;
  /** Nobody reads along: the parts may all come at the end, and where an answer breaks off another one may take its place. */
  readonly whole?: boolean;
  readonly signal?: AbortSignal;
}

/** A piece of an answer on its way. The last one is `finish`. */
export type TextPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'tool-call'; readonly call: TextToolCall }
  | {
      readonly type: 'finish';
      readonly reason: 'stop' | 'length' | 'tool-calls' | 'content-filter' | 'other';
      readonly usage: { readonly inputTokens?: number; readonly outputTokens?: number };
    };

/** A model that writes. */
export interface TextModel {
  /** By which callers name it. */
  readonly id: string;
  /** By which its provider knows it, where that is told. */
  readonly modelId?: string;
  readonly provider: string;
  readonly capabilities: TextModelCapabilities;
  /**
   * The answer, piece by piece. Throws, also in the middle, `MODEL_UNAVAILABLE` (with `retryAfterMs` where the provider said so) or
   * `MODEL_REFUSED`; ends with the signal's reason when it aborts, and the provider's work with it.
   */
  stream(request: TextRequest): AsyncIterable<TextPart>;
}

/** The text models that this process may use. */
export interface TextModels {
  /** The default one first. */
  list(): Promise<readonly TextModel[]>;
  /** The one of that id, or the default one; undefined where no id is given and there is none. Throws `MODEL_NOT_FOUND`. */
  open(id?: string): Promise<TextModel | undefined>;
}
