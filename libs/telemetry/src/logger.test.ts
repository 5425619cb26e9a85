import { Writable } from 'node:stream';
import { MillraceError } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.ts';

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

  it('masks secrets by their name', () => {
    const { destination, text } = collect();
    const log = createLogger({ name: 'x', destination });
    log.info(
      { password: 'hunter2', redis: { password: 'hunter2' }, request: { headers: { authorization: 'hunter2' } } },
      'm',
    );
    expect(text()).not.toContain('hunter2');
    expect(text()).toContain('***');
  });

  it('shows code and cause of an error', () => {
    const { destination, text } = collect();
    const error = new MillraceError('STAGE_FAILED', 'no luck', { cause: new Error('deep down') });
    createLogger({ name: 'x', destination }).error({ err: error }, 'm');
    expect(JSON.parse(text()).err).toMatchObject({
      code: 'STAGE_FAILED',
      message: 'no luck',
      cause: { message: 'deep down' },
    });
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
