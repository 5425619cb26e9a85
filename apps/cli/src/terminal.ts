/** Where a command writes. Results go to `out`, so that they can be piped; what it tells on the way goes to `err`. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  /** The stream of `err` where it is a terminal, on which bars can be drawn; else undefined. */
  readonly screen: NodeJS.WriteStream | undefined;
}

export function processTerminal(): Terminal {
  return {
    out: (line) => console.log(line),
    err: (line) => console.error(line),
    screen: process.stderr.isTTY ? process.stderr : undefined,
  };
}
