import { answerConfig, asksForConfig, exitOnFailure, fleetSettings } from '@millrace/composition';
import { createLogger } from '@millrace/telemetry';
import { parseArguments, usage } from './arguments.ts';
import { checkBackup } from './check-backup.ts';
import type { Manifest } from './manifest.ts';
import { openStorage } from './open-storage.ts';
import { restoreBackup } from './restore/restore-backup.ts';
import { saveBackup } from './save/save-backup.ts';

const tell = (line: string) => console.log(line);

async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  if (asksForConfig(argv)) {
    process.exitCode = answerConfig(fleetSettings, argv);
    return;
  }
  const given = parseArguments(argv);
  if (given === 'help') return tell(usage);
  const { command, folder, data } = given;
  if (command === 'check') return done(await checkBackup(folder), 'is whole');

  const log = createLogger({ name: 'backup', level: 'warn', format: 'pretty' });
  const storage = await openStorage({ data, create: command === 'restore', log });
  try {
    if (command === 'save') done(await saveBackup(storage, folder, tell), 'is saved');
    else done(await restoreBackup(storage, folder, tell), 'is restored');
  } finally {
    await storage.close();
  }
}

function done({ takenAt, tables, buckets }: Manifest, what: string): void {
  const rows = tables.reduce((sum, table) => sum + table.rows.lines, 0);
  const objects = Object.values(buckets).reduce((sum, { index }) => sum + index.lines, 0);
  tell(`The backup of ${takenAt} ${what}: ${rows} rows, ${objects} objects.`);
}

await exitOnFailure(main);
