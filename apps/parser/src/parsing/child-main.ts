import type { ChildMessage, ParseRequest } from './child-messages.ts';
import { parseSource } from './parse-source.ts';
import { parsingError } from './parsing-error.ts';
import { fileSource } from './source.ts';

// A child of the parser pool: reads one document after another, and ends with its parent.
process.title = 'millrace-parser-child';
process.on('disconnect', () => process.exit());
process.on('message', (request: ParseRequest) => {
  void answer(request).then(send);
});
send({ kind: 'ready' });

let current = '';
// A library that throws outside of its promise leaves the child in a state that nobody knows: it answers and ends.
process.on('uncaughtException', (error) => {
  const { code, message } = parsingError(error, current);
  process.send?.({ kind: 'failed', code, message, cpuMs: cpuMs() } satisfies ChildMessage, () => process.exit(1));
});

async function answer({ file, hint }: ParseRequest): Promise<ChildMessage> {
  current = hint.name;
  try {
    const document = await parseSource(await fileSource(file, hint));
    return { kind: 'parsed', document, cpuMs: cpuMs() };
  } catch (error) {
    const { code, message } = parsingError(error, hint.name);
    return { kind: 'failed', code, message, cpuMs: cpuMs() };
  }
}

function send(message: ChildMessage): void {
  process.send?.(message);
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
