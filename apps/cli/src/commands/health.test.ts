import { describe, expect, it } from 'vitest';
import { fakeApi } from '../testing/fake-api.ts';
import { run } from '../testing/run.ts';

describe('health', () => {
  it('fails when a service does not answer', async () => {
    await using api = await fakeApi(() => ({ json: { status: 'degraded', redis: 'connection refused' } }));
    expect(await run(['--api', api.url, 'health'])).toMatchObject({
      exitCode: 1,
      out: expect.stringContaining('refused'),
    });
  });
});
