import { camelCase } from './stage-files.ts';

/** `text` of the standalone's list of stages, or of its package file, with the new stage in it. */
export function withStage(path: string, text: string, name: string): string {
  return path.endsWith('.json') ? withDependency(text, name) : withLine(text, name);
}

function withLine(text: string, name: string): string {
  const stage = camelCase(name);
  const listed = text.replace(/\n\];\n/, `\n  ${stage},\n];\n`);
  if (listed === text) throw new Error('the list of stages does not end as expected');
  const imported = `import { ${stage} } from '@millrace/${name}';\n`;
  const firstAfter = listed.match(/^import .* from '(@millrace\/[a-z-]+)';$/gm)?.find((line) => line > imported.trim());
  return firstAfter ? listed.replace(firstAfter, `${imported.trim()}\n${firstAfter}`) : imported + listed;
}

function withDependency(text: string, name: string): string {
  const content = JSON.parse(text);
  const dependencies = { ...content.dependencies, [`@millrace/${name}`]: 'workspace:*' };
  content.dependencies = Object.fromEntries(Object.entries(dependencies).sort(([a], [b]) => a.localeCompare(b)));
  return `${JSON.stringify(content, null, 2)}\n`;
}
