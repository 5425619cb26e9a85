import type { z } from 'zod';
import { type DocumentedSetting, documentedSettings } from './documented-setting.ts';

/** A Markdown table of every setting of `schemas` (by the name of the app). */
export function settingsTable(schemas: Readonly<Record<string, z.ZodObject>>): string {
  const apps = Object.keys(schemas);
  const rows = documentedSettings(schemas).map((setting) => {
    const cells = [
      [setting.variable, ...setting.others].map(code).join(' '),
      code(setting.path),
      defaultCell(setting),
      appsCell(setting, apps),
      setting.describe,
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return ['| Variable | In YAML | Default | Apps | Meaning |', '| --- | --- | --- | --- | --- |', ...rows, ''].join(
    '\n',
  );
}

/** The default of the first app, then those that differ, by app. */
function defaultCell({ defaults }: DocumentedSetting): string {
  const [common = ''] = defaults.values();
  const others = [...defaults].filter(([, value]) => value !== common);
  return [code(common), ...others.map(([app, value]) => `${app}: ${code(value)}`)].join(', ');
}

/** Whichever is shorter: the apps that read it, or those that do not. */
function appsCell({ defaults }: DocumentedSetting, apps: readonly string[]): string {
  const without = apps.filter((app) => !defaults.has(app));
  if (without.length === 0 && apps.length > 1) return 'all';
  if (without.length < apps.length / 2) return `all but ${without.join(', ')}`;
  return [...defaults.keys()].join(', ');
}

function code(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}
