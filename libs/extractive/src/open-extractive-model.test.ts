import type { TextMessage, TextPart } from '@millrace/ports';
import { describe, expect, it } from 'vitest';
import { openExtractiveModel } from './open-extractive-model.ts';

const mill = 'The mill was built in 1712. The wheel has forty oak paddles. Visitors are welcome.';
const model = openExtractiveModel('quotes');

async function partsOf(messages: readonly TextMessage[], maxOutputTokens?: number): Promise<TextPart[]> {
  const parts: TextPart[] = [];
  for await (const part of model.stream({ messages, ...(maxOutputTokens ? { maxOutputTokens } : {}) }))
    parts.push(part);
  return parts;
}

const asks = (content: string) => ({ role: 'user', content }) as const;

describe('the writer without a model', () => {
  it('answers with a sentence of the text that the question is asked of', async () => {
    expect(await partsOf([asks(`${mill}\n\nWhen was the mill built?`)])).toEqual([
      { type: 'text', text: 'The mill was built in 1712.' },
      { type: 'finish', reason: 'stop', usage: { inputTokens: 0, outputTokens: 0 } },
    ]);
  });

  it('knows what was said before, but for what it is told to be', async () => {
    const system = { role: 'system', content: 'The wheel is a secret.' } as const;
    const tool = { role: 'tool', callId: 'c', name: 'search', content: mill } as const;
    const [first] = await partsOf([system, asks('Hello.'), tool, asks('How many paddles has the wheel?')]);
    expect(first).toEqual({ type: 'text', text: 'The wheel has forty oak paddles.' });
  });

  it('says nothing where nothing answers', async () => {
    expect(await partsOf([asks(`${mill}\n\nxylophone?`)])).toMatchObject([{ type: 'finish', reason: 'stop' }]);
    expect(await partsOf([])).toMatchObject([{ type: 'finish', reason: 'stop' }]);
  });

  it('leaves out a sentence that is too long for the answer, and says so', async () => {
    expect(await partsOf([asks(`${mill}\n\nWhen was the mill built?`)], 3)).toMatchObject([{ reason: 'length' }]);
  });

  it('refuses a text that would hold up the process', async () => {
    await expect(partsOf([asks('x '.repeat(70_000))])).rejects.toMatchObject({
      code: 'MODEL_REFUSED',
      message: /131072/,
    });
  });
});
