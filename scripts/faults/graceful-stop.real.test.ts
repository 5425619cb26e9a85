import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppProcess } from './app-process.ts';
import { lastStatus } from './last-status.ts';
import { type RunningFleet, startFleet } from './running-fleet.ts';
import { textOf } from './texts.ts';

const SIGTERM_EXIT = 128 + 15;

describe('a worker that is asked to stop with work in hand that does not end', () => {
  let fleet: RunningFleet;
  beforeAll(async () => {
    fleet = await startFleet('graceful stop');
  });
  afterAll(() => fleet?.stop());

  it.each(['parser', 'chunker', 'embedder', 'indexer'])(
    'is the %s: gives it back in time, and exits with 0',
    async (app) => {
      const { taskId, process } = await holdUp(app, '300');
      expect(await fleet.end(process, 'SIGTERM')).toBe(0);
      await fleet.start(app);
      expect(await lastStatus(fleet.client, taskId)).toBe('completed');
    },
  );

  it('exits at once at a second signal, and its message comes again', async () => {
    const { taskId, process } = await holdUp('chunker', '60000');
    process.signal('SIGTERM');
    await process.says(/"msg":"stopping/);
    expect(await fleet.end(process, 'SIGTERM')).toBe(SIGTERM_EXIT);
    await fleet.start('chunker');
    expect(await lastStatus(fleet.client, taskId)).toBe('completed');
  });

  /** A document, and a worker that does not go on with it. */
  async function holdUp(app: string, drainMs: string): Promise<{ taskId: string; process: AppProcess }> {
    await Promise.all(fleet.running(app).map((running) => fleet.end(running, 'SIGTERM')));
    const arms = [{ id: 'hold', point: 'handling', action: 'pause', pauseMs: 60_000 }] as const;
    const process = await fleet.start(app, { MILLRACE_DRAIN_MS: drainMs }, { variants: [], arms, reports: [] });
    const held = new Promise<void>((resolve) => process.hear((notice) => 'struck' in notice && resolve()));
    const { taskId } = await fleet.client.createDocument({ name: 'mill.md', text: textOf(50, 2) });
    await held;
    return { taskId, process };
  }
});
