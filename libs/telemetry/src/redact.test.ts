import { describe, expect, it } from 'vitest';
import { redactor } from './redact.ts';

/** What of `fields` is left in a line. */
function redacted(fields: object, secrets?: readonly string[]): Record<string, unknown> {
  return JSON.parse(redactor(secrets)(JSON.stringify(fields)));
}

describe('a line of the log', () => {
  it('masks secrets by the names of their fields, in any spelling and at any depth', () => {
    const hidden = 'hunter "2" \\ ,}';
    const line = redactor()(
      JSON.stringify({
        password: hidden,
        'redis.password': hidden,
        a: { b: { c: { secretAccessKey: hidden, OPENAI_API_KEY: hidden, Authorization: hidden } } },
        headers: { 'x-api-key': hidden, 'set-cookie': [hidden, hidden], cookie: hidden },
        accessToken: hidden,
        adminKey: hidden,
      }),
    );
    expect(line).not.toContain('hunter');
    expect(Object.keys(JSON.parse(line).headers)).toEqual(['x-api-key', 'set-cookie', 'cookie']);
  });

  it.each([
    ['postgres://ann:hunter2@db:5432/x', 'postgres://***@db:5432/x'],
    ['sent Authorization: Bearer abc.DEF-123_~+/= to it', 'sent Authorization: Bearer *** to it'],
    [`key mlr_${'0a'.repeat(16)}_${'x'.repeat(43)}.`, 'key mlr_0a0a0a0a***.'],
    ['token eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4ifQ.c2ln is old', 'token *** is old'],
    [
      'GET https://s3/b/k?X-Amz-Date=1&X-Amz-Credential=me%2Fs3&X-Amz-Signature=ff00&x=1',
      'GET https://s3/b/k?X-Amz-Date=1&X-Amz-Credential=***&X-Amz-Signature=***&x=1',
    ],
  ])('masks what looks like a secret: %s', (text, expected) => {
    expect(redacted({ msg: text })).toEqual({ msg: expected });
  });

  it('masks the secrets that it is told of, as JSON writes them, and no short ones', () => {
    const secret = 'twelve "and more"';
    expect(redacted({ err: { message: `no such user: ${secret}!` } }, [secret, 'millrace'])).toEqual({
      err: { message: 'no such user: ***!' },
    });
    expect(redacted({ name: 'millrace' }, ['millrace'])).toEqual({ name: 'millrace' });
  });

  it('leaves the rest as it is', () => {
    const fields = {
      level: 'info',
      tokens: { input: 3, output: 4 },
      url: 'http://localhost:8080/api/v1/tasks?limit=3',
      mail: 'ann@example.org',
      text: 'the password is changed by its owner',
    };
    expect(redacted(fields)).toEqual(fields);
  });
});
