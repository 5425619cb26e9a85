/** One benchmark: `run` takes its arguments and says on stdout what it does; what it returns is printed last, as one line of JSON. */
export interface Benchmark {
  readonly usage: string;
  run(args: readonly string[], tell: (line: string) => void): Promise<Readonly<Record<string, unknown>>>;
}
