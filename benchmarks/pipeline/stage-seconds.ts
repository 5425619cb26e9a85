/** What the stages have done since they started, by stage: seconds in which messages were in hand, and messages. */
export type StageSeconds = Readonly<Record<string, { readonly seconds: number; readonly messages: number }>>;

const line = /^millrace_stage_handling_seconds_(sum|count)\{stage="([^"]+)"\} (\S+)$/gm;

/** Adds up what the `/metrics` of several processes say. */
export function stageSeconds(expositions: readonly string[]): StageSeconds {
  const stages: Record<string, { seconds: number; messages: number }> = {};
  for (const [, what, stage = '', value] of expositions.flatMap((text) => [...text.matchAll(line)])) {
    stages[stage] ??= { seconds: 0, messages: 0 };
    stages[stage][what === 'sum' ? 'seconds' : 'messages'] += Number(value);
  }
  return stages;
}

export function stageSecondsBetween(before: StageSeconds, after: StageSeconds): StageSeconds {
  return Object.fromEntries(
    Object.entries(after).map(([stage, { seconds, messages }]) => [
      stage,
      { seconds: seconds - (before[stage]?.seconds ?? 0), messages: messages - (before[stage]?.messages ?? 0) },
    ]),
  );
}
