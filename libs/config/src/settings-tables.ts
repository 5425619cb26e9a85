import type { z } from 'zod';
import { type DocumentedSetting, documentedSettings } from './documented-setting.ts';

/** Markdown: the sections that each app reads, and a table for each section with its settings. `schemas` by the name of the app. */
export function settingsTables(schemas: Readonly<Record<string, z.ZodObject>>): string {
  const apps = Object.keys(schemas);
  const sections = Map.groupBy(documentedSettings(schemas), ({ section }) => section);
  return [
    appsTable(apps, sections),
    ...[...sections].map(([name, settings]) => sectionTable(name, settings, apps)),
  ].join('\n');
}

type Sections = ReadonlyMap<string, readonly DocumentedSetting[]>;

/** What each app reads besides what most of them read. */
function appsTable(apps: readonly string[], sections: Sections): string {
  const special = [...sections].map(([name, settings]) => ({ name, readers: readersOf(settings, apps) }));
  const rows = apps.map((app) => {
    const read = special.filter(({ readers }) => readers.includes(app) && readers.length <= apps.length / 2);
    return [code(app), read.map(({ name }) => `[${name}](#${name.toLowerCase()})`).join(', ') || 'none'];
  });
  return table(['App', 'Sections that it reads besides those of most apps'], rows);
}

function readersOf(settings: readonly DocumentedSetting[], apps: readonly string[]): string[] {
  return apps.filter((app) => settings.some(({ defaults }) => defaults.has(app)));
}

function sectionTable(name: string, settings: readonly DocumentedSetting[], apps: readonly string[]): string {
  const readers = readersOf(settings, apps);
  const rows = settings.map((setting) => [
    [setting.variable, ...setting.others].map(code).join(' '),
    code(setting.path),
    setting.kind + (setting.secret ? ', secret' : ''),
    defaultCell(setting),
    setting.describe.replaceAll('<', '&lt;') + exceptions(setting, readers),
  ]);
  return `### ${name}\n\nRead by ${appsText(readers, apps)}.\n\n${table(['Variable', 'In YAML', 'Value', 'Default', 'Meaning'], rows)}`;
}

/** The default of the first app, then those that differ, by app. */
function defaultCell({ defaults }: DocumentedSetting): string {
  const [common = ''] = defaults.values();
  const others = [...defaults].filter(([, value]) => value !== common);
  return [code(common), ...others.map(([app, value]) => `${app}: ${code(value)}`)].join(', ');
}

/** Says which of the apps that read the section read the setting, where not all do. */
function exceptions({ defaults }: DocumentedSetting, readers: readonly string[]): string {
  return defaults.size === readers.length ? '' : `. Read by ${appsText([...defaults.keys()], readers)}`;
}

/** Whichever is shorter: the apps that are meant, or those that are not. */
function appsText(meant: readonly string[], all: readonly string[]): string {
  const without = all.filter((app) => !meant.includes(app));
  if (without.length === 0 && all.length > 1) return 'all apps';
  return without.length < all.length / 2 ? `all but ${without.join(', ')}` : meant.join(', ');
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [
    headings,
    headings.map(() => '---'),
    ...rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|'))),
  ];
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

function code(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}
