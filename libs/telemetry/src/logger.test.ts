import { Writable } from 'node:stream';
import { MillraceError } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.ts';
import { withRequestId } from './request-id.ts';

function collect() {
  const chunks: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { destination, text: () => chunks.join('') };
}

describe('createLogger', () => {
  it('writes one JSON object a line, with level, name, time and the fields of its parents', () => {
    const { destination, text } = collect();
    const log = createLogger({ name: 'parser', destination }).child({ taskId: 't1' });
    log.info({ pages: 3 }, 'parsed');
    expect(JSON.parse(text())).toMatchObject({ level: 'info', name: 'parser', taskId: 't1', pages: 3, msg: 'parsed' });
  });

  it.each(['json', 'pretty'] as const)('masks secrets, in its parents’ fields and in causes too (%s)', (format) => {
    const { destination, text } = collect();
    const secrets = ['correct horse battery'];
    const log = createLogger({ name: 'x', format, destination, secrets }).child({ request: { token: 'hunter2' } });
    const cause = new Error('postgres://ann:hunter2@db refused correct horse battery');
    cause.stack = 'at login';
    log.warn({ redis: { password: 'hunter2' }, err: new Error('no luck', { cause }) }, 'm');
    expect(text()).not.toMatch(/hunter2|horse/);
    expect(text().match(/\*\*\*/g)).toHaveLength(4);
  });

  it('shows code and causes of an error, and nothing else that it carries', () => {
    const { destination, text } = collect();
    const cause = Object.assign(new Error('deep down'), { requestBody: 'the text of a document' });
    const error = new MillraceError('STAGE_FAILED', 'no luck', { cause });
    createLogger({ name: 'x', destination }).error({ err: error }, 'm');
    expect(JSON.parse(text()).err).toEqual({
      type: 'MillraceError',
      code: 'STAGE_FAILED',
      message: 'no luck',
      stack: expect.stringContaining('no luck'),
      cause: { type: 'Error', message: 'deep down', stack: expect.any(String) },
    });
  });

  it('names the request that it is logged for, whichever logger says it', async () => {
    const { destination, text } = collect();
    const log = createLogger({ name: 'x', destination });
    await withRequestId('r-1', async () => {
      await Promise.resolve();
      log.child({ deep: true }).info({}, 'within');
    });
    log.info({}, 'outside');
    const lines = text()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ requestId }) => requestId)).toEqual(['r-1', undefined]);
  });

  it('leaves out what is below its level', () => {
    const { destination, text } = collect();
    const log = createLogger({ name: 'x', level: 'warn', destination });
    log.info({}, 'quiet');
    log.warn({}, 'loud');
    expect(text()).toMatch(/loud/);
    expect(text()).not.toMatch(/quiet/);
  });

  it('writes for people when told so', () => {
    const { destination, text } = collect();
    createLogger({ name: 'x', format: 'pretty', destination }).info({ pages: 3 }, 'parsed');
    expect(text()).toMatch(/INFO.*parsed/);
  });
});
