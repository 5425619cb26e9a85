import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where every app has its folder, this command too. */
const appsFolder = join(import.meta.dirname, '../../..');
const self = 'cli';

/** The program of every other app of this installation, by the name of the app. */
export function appPrograms(): ReadonlyMap<string, string> {
  const programs = readdirSync(appsFolder)
    .filter((app) => app !== self)
    .map((app) => [app, join(appsFolder, app, 'src/main.ts')] as const);
  return new Map(programs.filter(([, program]) => existsSync(program)));
}
