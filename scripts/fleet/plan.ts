import type { ProcessRecord } from '../../infra/process-record.ts';

export interface ScalePlan {
  /** Names of replicas to be started. */
  readonly start: readonly string[];
  readonly stop: readonly ProcessRecord[];
}

/** What to start and stop so that `wanted` replicas of the app run: free numbers are filled, the highest go first. */
export function planScale(app: string, running: readonly ProcessRecord[], wanted: number): ScalePlan {
  const own = running
    .filter((record) => record.details.app === app)
    .sort((a, b) => numberOf(a.name) - numberOf(b.name));
  const used = new Set(own.map(({ name }) => name));
  const start: string[] = [];
  for (let number = 1; own.length + start.length < wanted; number++) {
    const name = `${app}-${number}`;
    if (!used.has(name)) start.push(name);
  }
  return { start, stop: own.slice(wanted) };
}

function numberOf(name: string): number {
  return Number(name.slice(name.lastIndexOf('-') + 1));
}
