import type { AnyStage } from '@millrace/worker-runtime';

const preface = `# Stages

A stage takes messages from one queue, and from its twin \`<queue>.bulk\` where it gives tasks a status: interactive messages first, a
bulk one after every three of them. *At once* counts messages of both, in one process. A failure is tried again after the backoff, the
last one repeating; a longer \`Retry-After\` wins, rounded up to the next rung of the delay ladder, and what is longer than the ladder waits
in Postgres. Crashes are counted by the broker, apart from the attempts; waiting for a dependency that is down counts as neither.
`;

const columns = ['stage', 'queue', 'takes', 'emits', 'status', 'at once', 'timeout', 'attempts', 'backoff'] as const;

/** What each stage takes, emits, and how it tries again, as a page of Markdown. */
export function stagesPage(stages: readonly AnyStage[]): string {
  const rows = [columns, columns.map(() => '---'), ...stages.map(rowOf)];
  return `${preface}\n${rows.map((cells) => `| ${cells.join(' | ')} |\n`).join('')}`;
}

function rowOf({ name, queue, consumes, produces, status, concurrency, timeoutMs, retry }: AnyStage): string[] {
  return [
    `**${name}**`,
    `\`${queue}\``,
    typesOf(consumes),
    typesOf(produces),
    status ?? '–',
    String(concurrency),
    duration(timeoutMs),
    Number.isFinite(retry.maxAttempts) ? String(retry.maxAttempts) : 'without end',
    `${retry.backoffMs
      .slice(0, retry.maxAttempts - 1)
      .map(duration)
      .join(', ')} ± ${retry.jitter * 100} %`,
  ];
}

function typesOf(events: AnyStage['consumes']): string {
  return events.map(({ type }) => `\`${type}\``).join(', ') || '–';
}

function duration(ms: number): string {
  return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1_000} s`;
}
