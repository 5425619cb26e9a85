import { type ShownConfig, valueText } from '@millrace/config';

export interface MergedSetting {
  readonly path: string;
  readonly value: string;
  readonly source: string;
  /** The apps in which it has this value from this source; empty where it is so in all that read it, `all others` for the most of them. */
  readonly where: string;
}

/** The settings of several apps, each once where the apps agree. */
export function mergedSettings(configs: ReadonlyMap<string, ShownConfig>): MergedSetting[] {
  const byPath = new Map<string, Map<string, { value: string; source: string; apps: string[] }>>();
  for (const [app, { settings }] of configs) {
    for (const { path, value: given, source } of settings) {
      const variants = byPath.get(path) ?? new Map();
      byPath.set(path, variants);
      const value = valueText(given);
      const variant = variants.get(`${source} ${value}`) ?? { value, source, apps: [] };
      variants.set(`${source} ${value}`, { ...variant, apps: [...variant.apps, app] });
    }
  }
  return [...byPath].flatMap(([path, variants]) => {
    const [most, ...others] = [...variants.values()].toSorted((a, b) => b.apps.length - a.apps.length);
    if (!most) return [];
    const { value, source } = most;
    return [
      { path, value, source, where: others.length > 0 ? 'all others' : '' },
      ...others.map(({ apps, ...other }) => ({ path, ...other, where: apps.join(', ') })),
    ];
  });
}

/** What is wrong in any of them, each problem once, with the apps that have it where not all do. */
export function mergedProblems(configs: ReadonlyMap<string, ShownConfig>): string[] {
  const byProblem = new Map<string, string[]>();
  for (const [app, { problems }] of configs) {
    for (const problem of problems) byProblem.set(problem, [...(byProblem.get(problem) ?? []), app]);
  }
  return [...byProblem].map(([problem, apps]) =>
    apps.length < configs.size ? `${problem} [${apps.join(', ')}]` : problem,
  );
}
