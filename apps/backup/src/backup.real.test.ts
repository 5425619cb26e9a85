import { backupConformance } from './testing/backup-conformance.ts';

backupConformance('real', 'real');
// How an installation grows out of one process.
backupConformance('embedded', 'real');
