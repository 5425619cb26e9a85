import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { settingsTables } from '@millrace/config';
import type { z } from 'zod';

export const configurationPath = 'docs/configuration.md';

/** Above it the page is written by hand. */
const border = '<!-- All below is generated from the schemas of the apps: npm run generate -->\n';

/** The page of settings: what is written by hand, and the tables of every app's settings. */
export async function configurationPage(root: string, schemas: Readonly<Record<string, z.ZodObject>>): Promise<string> {
  const [written, ...rest] = (await readFile(join(root, configurationPath), 'utf8')).split(border);
  if (rest.length !== 1) throw new Error(`${configurationPath} must have this line once: ${border}`);
  return `${written}${border}\n${settingsTables(schemas)}`;
}
