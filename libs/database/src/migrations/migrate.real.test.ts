import { migrationsConformance } from '../testing/migrations-conformance.ts';

migrationsConformance('real');
