import type { DeadLetterDetail } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { aDeadLetter } from '../testing/a-dead-letter.ts';
import { aState } from '../testing/fake-api.ts';
import { deadLetterReport } from './dead-letter-report.ts';

const now = new Date('2026-04-01T12:00:00.000Z');

function aDetail(overrides: Partial<DeadLetterDetail> = {}): DeadLetterDetail {
  return {
    ...aDeadLetter(),
    stack: 'Error: no text\n    at parse',
    headers: {},
    contentType: 'application/json',
    body: { json: { data: 1 } },
    bodyBytes: 10,
    lineage: [],
    ...overrides,
  };
}

const report = (overrides?: Partial<DeadLetterDetail>) => deadLetterReport(aDetail(overrides), now);

describe('the report of a dead letter', () => {
  it('tells why it failed, where, its task, and its message', () => {
    expect(report({ task: aState({ status: 'failed' }), crashes: 2, traceparent: '00-ab-cd-01' })).toEqual([
      'dead letter  l1',
      'state        open',
      'failed       3 minutes ago, at 2026-04-01T11:57:00.000Z',
      'code         NO_TEXT',
      'reason       there is no text in it',
      'stage        parser, from the queue documents.upload',
      'message      document.uploaded m1',
      'attempts     1',
      'crashes      2',
      'task         t1 a.txt: failed',
      'trace        00-ab-cd-01',
      'stack',
      '  Error: no text',
      '      at parse',
      'body, application/json, 10 bytes',
      '  {',
      '    "data": 1',
      '  }',
    ]);
  });

  it('shows what its replays became', () => {
    const failedAt = '2026-04-01T11:00:00.000Z';
    const lineage = [
      { deadLetterId: 'l0', state: 'replayed', code: 'STAGE_TIMEOUT', failedAt } as const,
      { deadLetterId: 'l1', state: 'open', code: 'NO_TEXT', failedAt } as const,
    ];
    expect(report({ lineage })).toEqual(
      expect.arrayContaining([
        'lineage',
        '  l0  replayed, STAGE_TIMEOUT, 60 minutes ago',
        '  l1  open, NO_TEXT, 60 minutes ago (this one)',
      ]),
    );
  });

  it('shows the headers that a producer set, and none that are told elsewhere', () => {
    expect(report({ headers: { 'millrace-stack': 'x', 'x-mine': 'y' } })).toEqual(
      expect.arrayContaining(['headers', '  {', '    "x-mine": "y"', '  }']),
    );
    expect(report({ headers: { 'millrace-stack': 'x' } })).not.toContain('headers');
  });

  it('shows a body that is no JSON as text, and one that is no text in base64', () => {
    const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');
    expect(report({ body: { base64: base64('{ "cut') } }).at(-1)).toBe('  { "cut');
    expect(report({ body: { base64: base64(new Uint8Array(60).fill(255)) } }).slice(-2)).toEqual([
      `  ${'/'.repeat(76)}`,
      '  ////',
    ]);
  });

  it('lets nothing in a message look like a field of its own', () => {
    const lines = report({ reason: 'x\nstate  replayed', stack: 'x\nstate  replayed', body: { json: 'x\nstate' } });
    expect(lines.filter((line) => line.startsWith('state'))).toEqual(['state        open']);
  });
});
