import { runCli } from '../cli.ts';
import type { Screen } from '../terminal.ts';

export interface RunResult {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  readonly signal?: AbortSignal;
  readonly screen?: Screen;
  /** What the person at the terminal answers; without one nobody is there. */
  readonly answer?: string;
  readonly now?: Date;
}

/** Runs the command line as a process would, with nothing from this process's environment. */
export async function run(
  argv: readonly string[],
  { cwd = '/', env = {}, signal = new AbortController().signal, screen, answer, now = new Date() }: RunOptions = {},
): Promise<RunResult> {
  const [out, err]: [string[], string[]] = [[], []];
  const ask = async (question: string) => {
    err.push(question);
    return answer ?? '';
  };
  const exitCode = await runCli({
    argv,
    terminal: {
      out: (line) => out.push(line),
      err: (line) => err.push(line),
      screen,
      ask: answer === undefined ? undefined : ask,
    },
    signal,
    config: { cwd, env },
    now: () => now,
  });
  return { exitCode, out: out.join('\n'), err: err.join('\n') };
}
