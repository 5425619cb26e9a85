import { type AskEvent, askEventSchema, type Problem, problemSchema } from '@millrace/contracts';

export type ReceivedEvent = AskEvent | { readonly event: 'error'; readonly data: Problem };

/** The events of an answer that was streamed, in order. */
export async function readEvents(response: Response): Promise<ReceivedEvent[]> {
  const type = response.headers.get('content-type');
  if (type !== 'text/event-stream') throw new Error(`no event stream but ${response.status} ${await response.text()}`);
  const frames = (await response.text()).split('\n\n').filter((frame) => frame.startsWith('event: '));
  return frames.map((frame) => {
    const [first = '', second = ''] = frame.split('\n');
    const event = first.replace('event: ', '');
    const data: unknown = JSON.parse(second.replace('data: ', ''));
    return event === 'error' ? { event, data: problemSchema.parse(data) } : askEventSchema.parse({ event, data });
  });
}
