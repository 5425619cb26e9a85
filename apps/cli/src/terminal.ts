import { createInterface } from 'node:readline/promises';
import { printable } from './output/printable.ts';

/** Where a command writes. Results go to `out`, so that they can be piped; what it tells on the way goes to `err`. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  /** The stream of `err` where it is a terminal, on which bars can be drawn; else undefined. */
  readonly screen: Screen | undefined;
  /** Asks the person at the terminal and resolves to the answer, empty at the end of the input; undefined where there is nobody to ask. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
}

/** A terminal as a stream; its size in places, 0 where it is not known. */
export type Screen = NodeJS.WritableStream & {
  readonly isTTY: boolean;
  readonly columns: number;
  readonly rows: number;
};

export function processTerminal(): Terminal {
  return {
    out: (line) => console.log(line),
    err: (line) => console.error(line),
    screen: process.stderr.isTTY ? process.stderr : undefined,
    ask: process.stdin.isTTY && process.stderr.isTTY ? askPerson : undefined,
  };
}

/** The question goes to stderr: stdout may be piped. */
async function askPerson(question: string): Promise<string> {
  // As no terminal, it leaves Ctrl-C to the process.
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  try {
    return await Promise.race([lines.question(question), ended]);
  } finally {
    lines.close();
  }
}

/** The same terminal, which nothing that is written can steer. */
export function safely({ out, err, screen, ask }: Terminal): Terminal {
  return {
    out: (line) => out(printable(line)),
    err: (line) => err(printable(line)),
    screen,
    ask: ask && ((question) => ask(printable(question))),
  };
}
