import { printable } from './output/printable.ts';

/** Where a command writes. Results go to `out`, so that they can be piped; what it tells on the way goes to `err`. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  /** The stream of `err` where it is a terminal, on which bars can be drawn; else undefined. */
  readonly screen: Screen | undefined;
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
  };
}

/** The same terminal, which nothing that is written can steer. */
export function safely({ out, err, screen }: Terminal): Terminal {
  return { out: (line) => out(printable(line)), err: (line) => err(printable(line)), screen };
}
