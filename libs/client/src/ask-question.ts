import { type AskEvent, askEventSchema } from '@millrace/contracts';
import { ClientError } from './client-error.ts';
import { readEvents } from './read-events.ts';
import type { RequestOptions } from './request.ts';

/** The events of one answer, to `done`. It is asked once: a question may be kept, and costs what its model costs. */
export async function* askQuestion(url: URL, options: RequestOptions): AsyncGenerator<AskEvent> {
  for await (const received of readEvents(url, options)) {
    const event = askEventSchema.parse(received);
    yield event;
    if (event.event === 'done') return;
  }
  throw new ClientError('UNREACHABLE', 0, `${url.origin} broke off in the midst of its answer`);
}
