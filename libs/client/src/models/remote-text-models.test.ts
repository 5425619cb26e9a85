import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import { MillraceError } from '@millrace/contracts';
import type { TextModel, TextModels, TextPart, TextRequest } from '@millrace/ports';
import type { AIService } from '@millrace/protocol';
import { describe, expect, it } from 'vitest';
import { aiBehind, countedFallback } from '../testing/ai-behind.ts';
import { openRemoteTextModels } from './remote-text-models.ts';

type Ai = ServiceImpl<typeof AIService>;
type Stream = Ai['streamGenerateContent'];

const capabilities = { streaming: true, tools: true, contextTokens: 8192, maxOutputTokens: 256 };
const listTextModels: Ai['listTextModels'] = () => ({
  models: [
    { id: 'big', provider: 'there', ...capabilities },
    { id: 'small', provider: 'there', ...capabilities, tools: false },
    { id: 'extractive', provider: 'millrace', streaming: true },
  ],
});
const down = () => {
  throw new ConnectError('nobody listens', Code.Unavailable);
};

const localModel = (id: string): TextModel => ({
  id,
  provider: 'here',
  capabilities,
  async *stream() {
    yield { type: 'text', text: `${id} here` };
    yield { type: 'finish', reason: 'stop', usage: {} };
  },
});

function localModels(...ids: string[]): TextModels {
  const models = ids.map(localModel);
  return {
    list: async () => models,
    async open(id) {
      const model = models.find((one) => one.id === id);
      if (!model) throw new MillraceError('MODEL_NOT_FOUND', `no ${id}`);
      return model;
    },
  };
}

function remote(ai: Partial<Ai>, local = localModels('big')) {
  const fallback = countedFallback();
  const models = openRemoteTextModels({ ai: aiBehind(ai), fallback, local, timeoutMs: 5_000 });
  return { models, outcomes: fallback.outcomes };
}

const question: TextRequest = { messages: [{ role: 'user', content: 'Why?' }] };

async function textOf(model: TextModel | undefined, request: Partial<TextRequest> = {}) {
  const parts: TextPart[] = [];
  for await (const part of model?.stream({ ...question, ...request }) ?? []) parts.push(part);
  return parts.map((part) => (part.type === 'text' ? part.text : part.type));
}

/** Says so many words, and is cut. */
const cutAfter = (...words: string[]): Stream =>
  async function* () {
    for (const value of words) yield { part: { case: 'text', value } };
    down();
  };

describe('text models behind the gateway', () => {
  it('are those that the gateway names, without the one that is no model', async () => {
    const { models } = remote({ listTextModels });
    expect(await models.list()).toMatchObject([
      { id: 'big', provider: 'there', capabilities },
      { id: 'small', capabilities: { ...capabilities, tools: false } },
    ]);
    expect(await models.open()).toMatchObject({ id: 'big' });
    expect(await models.open('small')).toMatchObject({ id: 'small' });
    await expect(models.open('huge')).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
    expect(await remote({ listTextModels: () => ({}) }).models.open()).toBeUndefined();
  });

  it('are those that it named last while it cannot serve', async () => {
    let list = listTextModels;
    const { models, outcomes } = remote({ listTextModels: (...call) => list(...call), streamGenerateContent: down });
    await models.list();
    list = down;
    expect(await models.open('small')).toMatchObject({ provider: 'there' });
    expect(await textOf(await models.open())).toEqual(['big here', 'finish']);
    expect(outcomes.filter((outcome) => outcome.endsWith('fallback'))).toEqual([
      'ListTextModels fallback',
      'ListTextModels fallback',
      'StreamGenerateContent fallback',
    ]);
  });

  it('are the local ones where it never named any, but never none', async () => {
    expect(await remote({ listTextModels: down }).models.open('big')).toMatchObject({ provider: 'here' });
    const { models } = remote({ listTextModels: down }, localModels());
    await expect(models.open()).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
  });

  it('are not there where the gateway refuses our key', async () => {
    const refusing = () => {
      throw new ConnectError('who are you?', Code.Unauthenticated);
    };
    await expect(remote({ listTextModels: refusing }).models.list()).rejects.toMatchObject({
      code: 'MODEL_UNAVAILABLE',
    });
  });
});

describe('an answer through the gateway', () => {
  it('has all that was asked and said', async () => {
    const request: TextRequest = {
      messages: [
        { role: 'system', content: 'Be brief.' },
        {
          role: 'assistant',
          content: '',
          toolCalls: [{ id: 'c', name: 'search', input: { query: ['mill', 1, null] } }],
        },
        { role: 'tool', callId: 'c', name: 'search', content: 'a mill' },
      ],
      tools: [{ name: 'search', description: 'Searches.', parameters: { type: 'object', required: ['query'] } }],
      maxOutputTokens: 9,
      temperature: 0,
    };
    const { models } = remote({
      listTextModels,
      async *streamGenerateContent({ $typeName: _, ...asked }) {
        expect(asked).toMatchObject({ model: 'small', maxOutputTokens: 9, temperature: 0, tools: request.tools });
        expect(asked.messages).toMatchObject([
          { role: 'system', content: 'Be brief.' },
          { role: 'assistant', toolCalls: [{ id: 'c', name: 'search' }] },
          { role: 'tool', callId: 'c', name: 'search', content: 'a mill' },
        ]);
        const input = asked.messages[1]?.toolCalls[0]?.input;
        if (!input) throw new TypeError('a call has its input');
        yield { part: { case: 'toolCall', value: { id: 'd', name: 'search', input } } };
        yield { part: { case: 'finish', value: { reason: 'tool-calls', usage: { inputTokens: 3, outputTokens: 0 } } } };
      },
    });
    const model = await models.open('small');
    const parts: TextPart[] = [];
    for await (const part of model?.stream(request) ?? []) parts.push(part);
    expect(parts).toEqual([
      { type: 'tool-call', call: { id: 'd', name: 'search', input: { query: ['mill', 1, null] } } },
      { type: 'finish', reason: 'tool-calls', usage: { inputTokens: 3, outputTokens: 0 } },
    ]);
  });

  it('comes from the local model of the same id where the gateway fails before its first part', async () => {
    const { models, outcomes } = remote({ listTextModels, streamGenerateContent: cutAfter() });
    expect(await textOf(await models.open('big'))).toEqual(['big here', 'finish']);
    expect(outcomes).toEqual(['ListTextModels answered', 'StreamGenerateContent fallback']);
    await expect(textOf(await models.open('small'))).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
  });

  it('that is cut in the middle ends with MODEL_UNAVAILABLE, after what was said', async () => {
    const { models } = remote({ listTextModels, streamGenerateContent: cutAfter('Because', ' of') });
    const model = await models.open('big');
    const said: unknown[] = [];
    const read = async () => {
      for await (const part of model?.stream(question) ?? []) said.push(part);
    };
    await expect(read()).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
    expect(said).toEqual(['Because', ' of'].map((text) => ({ type: 'text', text })));
  });

  it('that is cut without a word of it is cut all the same', async () => {
    const endsEarly: Stream = async function* () {
      yield { part: { case: 'text', value: 'Because' } };
    };
    const { models } = remote({ listTextModels, streamGenerateContent: endsEarly });
    await expect(textOf(await models.open('big'))).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
  });

  it('that nobody reads along is asked for anew where it is cut in the middle', async () => {
    const { models, outcomes } = remote({ listTextModels, streamGenerateContent: cutAfter('Because', ' of') });
    expect(await textOf(await models.open('big'), { whole: true })).toEqual(['big here', 'finish']);
    expect(outcomes.at(-1)).toBe('StreamGenerateContent fallback');
  });

  it('is not asked of the local model where the one behind the gateway says no', async () => {
    const saying: Stream = async function* () {
      yield* [];
      throw new ConnectError('busy', Code.Unavailable, { 'millrace-code': 'MODEL_UNAVAILABLE' });
    };
    const { models } = remote({ listTextModels, streamGenerateContent: saying });
    await expect(textOf(await models.open('big'))).rejects.toMatchObject({
      code: 'MODEL_UNAVAILABLE',
      message: 'busy',
    });
  });

  it('is ended where its reader leaves off', async () => {
    let ended = () => {};
    const over = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const endless: Stream = async function* (_request, { signal }) {
      signal.addEventListener('abort', ended);
      while (!signal.aborted) yield { part: { case: 'text', value: 'and' } };
    };
    const { models } = remote({ listTextModels, streamGenerateContent: endless });
    for await (const _part of (await models.open('big'))?.stream(question) ?? []) break;
    await over;
  });
});
