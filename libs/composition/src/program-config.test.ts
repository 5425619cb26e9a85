import { httpSettings, redisSettings } from '@millrace/config';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { answerConfig, asksForConfig } from './program-config.ts';

const schema = z.object({
  http: httpSettings().prefault({}),
  redis: redisSettings.pick({ password: true }).prefault({}),
});
const cwd = import.meta.dirname;

let out: string[];
let err: string[];
beforeEach(() => {
  [out, err] = [[], []];
  vi.spyOn(console, 'log').mockImplementation((line) => void out.push(line));
  vi.spyOn(console, 'error').mockImplementation((line) => void err.push(line));
});
afterEach(() => vi.restoreAllMocks());

describe('a program that is asked for its configuration', () => {
  it('prints every setting with its source, secrets masked', () => {
    const env = { MILLRACE_HTTP_PORT: '9000', REDIS_PASSWORD: 'hunter2' };
    expect(answerConfig(schema, ['config', 'show'], { cwd, env })).toBe(0);
    expect(out).toEqual([
      'http.host       127.0.0.1  default',
      'http.port       9000       MILLRACE_HTTP_PORT (environment)',
      'redis.password  ***        REDIS_PASSWORD (environment)',
    ]);
  });

  it('prints one JSON value with what is wrong, and fails with 78', () => {
    expect(answerConfig(schema, ['config', 'show', '--json'], { cwd, env: { MILLRACE_HTTP_PORT: 'x' } })).toBe(78);
    expect(JSON.parse(out.join())).toMatchObject({
      settings: [{ path: 'http.host' }, { path: 'http.port', value: 'x' }, { path: 'redis.password', value: '' }],
      problems: ['MILLRACE_HTTP_PORT (environment): a whole number from 0 to 65535 is wanted, not "x"'],
    });
    expect(err).toEqual([]);
  });

  it('only says what is wrong when it is to check', () => {
    expect(answerConfig(schema, ['config', 'check'], { cwd, env: {} })).toBe(0);
    expect(answerConfig(schema, ['config', 'check'], { cwd, env: { MILLRACE_HTTP_HOTS: 'x' } })).toBe(78);
    expect({ out, err }).toEqual({
      out: ['The configuration is valid.'],
      err: [
        'The configuration is not valid:\n- MILLRACE_HTTP_HOTS (environment): no such setting; did you mean MILLRACE_HTTP_HOST?',
      ],
    });
  });

  it.each([['config'], ['config', 'shwo'], ['config', 'show', 'x'], ['config', 'check', '--json'], ['run']])(
    'says how it is used when it is told %j %j %j',
    (...argv) => {
      expect(answerConfig(schema, argv, { cwd, env: {} })).toBe(2);
      expect(err.join()).toMatch(/^Usage: node main.ts/);
    },
  );

  it('is not asked by a file that is called config', () => {
    expect(asksForConfig(['config'])).toBe(false);
    expect(asksForConfig(['config', 'show'])).toBe(true);
  });
});
