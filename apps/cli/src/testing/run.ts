import { runCli } from '../cli.ts';

export interface RunResult {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a process would, with nothing from this process's environment. */
export async function run(
  argv: readonly string[],
  { cwd = '/', env = {} }: { readonly cwd?: string; readonly env?: Record<string, string> } = {},
): Promise<RunResult> {
  const [out, err]: [string[], string[]] = [[], []];
  const exitCode = await runCli({
    argv,
    terminal: { out: (line) => out.push(line), err: (line) => err.push(line), screen: undefined },
    signal: new AbortController().signal,
    config: { cwd, env },
  });
  return { exitCode, out: out.join('\n'), err: err.join('\n') };
}
