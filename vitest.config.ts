import { defineConfig } from 'vitest/config';

const realSuites = '**/*.real.test.ts';
const everywhere = ['**/node_modules/**', '.tools/**', '.millrace/**', 'data/**'];

export default defineConfig({
  test: {
    // Only with --coverage, as CI runs it.
    coverage: {
      // Only what is included is slowed by it; with `v8` every process would be, and do without the compile cache.
      provider: 'istanbul',
      include: ['libs/database/src/repositories/*.ts'],
      exclude: ['**/*.test.ts'],
      reporter: ['text-summary'],
      thresholds: { statements: 80, branches: 80, functions: 80, lines: 80 },
    },
    projects: [
      {
        test: {
          name: 'embedded',
          include: ['**/*.test.ts'],
          exclude: [...everywhere, realSuites],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: '100%',
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'real',
          include: [realSuites],
          exclude: everywhere,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // Each has a database, a virtual host and a bucket of its own on the servers, and mostly waits.
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
