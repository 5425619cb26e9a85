import { expect, test } from 'vitest';
import { formatSummary, summarise, type VitestReport } from './summary.ts';

const report: VitestReport = {
  numPassedTests: 12,
  numFailedTests: 0,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] }],
};

test('prints one plain line', () => {
  expect(formatSummary(summarise(report))).toBe('12 passed, 0 failed, 3 skipped');
});

test('counts a file that did not even load as a failure', () => {
  const broken = { name: 'b.test.ts', status: 'failed', assertionResults: [] };
  expect(summarise({ ...report, testResults: [...report.testResults, broken] }).failed).toBe(1);
});

test('counts a failed test once, not its file as well', () => {
  const failed = { name: 'b.test.ts', status: 'failed', assertionResults: [{ status: 'failed' }] };
  expect(summarise({ ...report, numFailedTests: 1, testResults: [failed] }).failed).toBe(1);
});
