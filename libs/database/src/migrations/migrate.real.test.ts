import { migrationsConformance } from '../conformance/migrations-conformance.ts';

migrationsConformance('real');
