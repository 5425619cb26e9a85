import { writeFileSync } from 'node:fs';
import type { ParsedDocument } from '@millrace/contracts';
import type { ChildMessage, ParseRequest } from '../child-messages.ts';

// Stands in for the child of a parser pool and does what the name of the document says.
const acts: Record<string, (request: ParseRequest) => string> = {
  answer: () => `${process.pid}`,
  environment: () => Object.keys(process.env).sort().join(),
  write: ({ file }) => {
    writeFileSync(file, 'a parser writes no files');
    return 'written';
  },
  hang: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  'fill memory': () => {
    const kept: Buffer[] = [];
    for (;;) kept.push(Buffer.alloc(8 * 1024 * 1024, 1));
  },
  'fill heap': () => {
    const kept: string[][] = [];
    for (;;) kept.push(Array.from({ length: 10_000 }, (_, index) => `${index}`));
  },
  crash: () => die('SIGSEGV'),
  'crash when used': () => (documents > 1 ? die('SIGSEGV') : `${process.pid}`),
  exit: () => process.exit(7),
};
let documents = 0;

process.on('disconnect', () => process.exit());
process.on('message', (request: ParseRequest) => {
  documents++;
  send(respond(request));
});
send({ kind: 'ready' });

function respond(request: ParseRequest): ChildMessage {
  const cpuMs = 0;
  try {
    const text = acts[request.hint.name]?.(request) ?? 'unknown act';
    const document: ParsedDocument = {
      format: 1,
      contentType: 'text/plain',
      blocks: [{ kind: 'paragraph', text }],
      warnings: [],
    };
    return { kind: 'parsed', document, cpuMs };
  } catch (error) {
    return { kind: 'failed', code: 'CORRUPT_DOCUMENT', message: String(error), cpuMs };
  }
}

function die(signal: NodeJS.Signals): never {
  process.kill(process.pid, signal);
  for (;;);
}

function send(message: ChildMessage): void {
  process.send?.(message);
}
