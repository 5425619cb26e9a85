import type { AnyStage } from '@millrace/worker-runtime';

/** What the stages returned, by the event that they returned it for. */
export interface Emissions {
  /** The stage, watched: handling an event again must give the same ids. */
  watch(stage: AnyStage): AnyStage;
  /** What was wrong so far. */
  readonly differences: readonly string[];
}

export function openEmissions(): Emissions {
  const known = new Map<string, readonly string[]>();
  const differences: string[] = [];

  /** One answer may hold fewer events than another: a batch is the last or not. What both hold has the same ids. */
  function note(cause: string, ids: readonly string[]): void {
    const before = known.get(cause) ?? [];
    if (before.some((id, place) => place < ids.length && ids[place] !== id))
      differences.push(`${cause}: ${before} ≠ ${ids}`);
    if (ids.length > before.length) known.set(cause, ids);
  }

  return {
    differences,
    watch: (stage) => ({
      ...stage,
      async start(...args) {
        const running = await stage.start(...args);
        return {
          ...running,
          async handle(event, context) {
            const events = await running.handle(event, context);
            note(
              `${stage.name} of ${event.id}`,
              events.map(({ id }) => id),
            );
            return events;
          },
        };
      },
    }),
  };
}
