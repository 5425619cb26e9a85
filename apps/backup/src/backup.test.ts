import { backupConformance } from './testing/backup-conformance.ts';

backupConformance('embedded', 'embedded');
