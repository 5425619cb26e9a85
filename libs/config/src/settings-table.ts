import type { z } from 'zod';
import { type DocumentedSetting, documentedSettings } from './documented-setting.ts';

/** A Markdown table of every setting of `schemas` (by the name of the app). */
export function settingsTable(schemas: Readonly<Record<string, z.ZodObject>>): string {
  const apps = Object.keys(schemas).length;
  const rows = documentedSettings(schemas).map((setting) => {
    const cells = [
      [setting.variable, ...setting.others].map(code).join(' '),
      code(setting.path),
      defaultCell(setting),
      setting.defaults.size === apps && apps > 1 ? 'all' : [...setting.defaults.keys()].join(', '),
      setting.describe,
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return ['| Variable | In YAML | Default | Apps | Meaning |', '| --- | --- | --- | --- | --- |', ...rows, ''].join(
    '\n',
  );
}

function defaultCell({ defaults }: DocumentedSetting): string {
  const values = new Set(defaults.values());
  if (values.size === 1) return [...values].map(code).join('');
  return [...defaults].map(([app, value]) => `${app}: ${code(value)}`).join(', ');
}

function code(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}
