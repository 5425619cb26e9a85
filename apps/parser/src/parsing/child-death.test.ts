import { describe, expect, it } from 'vitest';
import { childDeathError } from './child-death.ts';

const death = { exitCode: null, signal: null, stderr: '', started: true };

describe('childDeathError', () => {
  it.each([
    ['CORRUPT_DOCUMENT', 'a crash of native code', { ...death, signal: 'SIGSEGV' as const }],
    ['CORRUPT_DOCUMENT', 'an exit', { ...death, exitCode: 1 }],
    ['PARSER_OUT_OF_MEMORY', 'a kill by the kernel', { ...death, signal: 'SIGKILL' as const }],
    [
      'PARSER_OUT_OF_MEMORY',
      'a full heap',
      { ...death, signal: 'SIGABRT' as const, stderr: 'FATAL ERROR: … JavaScript heap out of memory' },
    ],
    ['PARSER_TIMEOUT', 'the limit of processor time', { ...death, signal: 'SIGXCPU' as const }],
    ['STAGE_FAILED', 'a child that never came up', { ...death, exitCode: 1, started: false }],
  ])('gives %s for %s', (code, _what, how) => {
    expect(childDeathError(how, 'a.pdf')).toMatchObject({ code });
  });
});
