import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import { openBus, sendJson } from './publish.ts';
import type { RunningFleet } from './running-fleet.ts';
import { markOf, textOf } from './texts.ts';

/** Work that a fleet was given. */
export interface GivenWork {
  /** Waits for its end and expects that all of it was done, once. */
  isDoneOnce(): Promise<void>;
}

/** A document of several batches: expected to be found. */
export async function giveDocument({ client }: RunningFleet, seed: number): Promise<GivenWork> {
  const { taskId } = await client.createDocument({ name: `mill-${seed}.md`, text: textOf(seed, 120) });
  return {
    async isDoneOnce() {
      expect(await lastStatus(client, taskId)).toBe('completed');
      const { hits } = await client.search({ query: `secret number ${markOf(seed)}` });
      expect(hits.filter(({ text }) => text.includes(markOf(seed)))).toHaveLength(1);
    },
  };
}

/** A document that is refused, beside one that is not: expected in one dead letter. */
export async function giveBlankDocument(fleet: RunningFleet, seed: number): Promise<GivenWork> {
  const { client, stack } = fleet;
  const document = await giveDocument(fleet, seed);
  const { taskId } = await client.createDocument({ name: `blank-${seed}.md`, text: '  \n  ' });
  return {
    async isDoneOnce() {
      await document.isDoneOnce();
      expect(await lastStatus(client, taskId)).toBe('failed');
      const letters = await stack.database`select code from dead_letters where task_id = ${taskId}`;
      expect(letters.map(({ code }) => code)).toEqual(['NO_TEXT']);
    },
  };
}

/** Chat logs from a producer: each expected in one row. */
export async function giveChatLogs({ stack }: RunningFleet): Promise<GivenWork> {
  const userId = randomUUID();
  const questions = Array.from({ length: 300 }, (_, index) => `question ${index}`);
  const bus = openBus(stack.environment);
  const logs = questions.map((question) => ({ conversationId: randomUUID(), userId, logData: { question } }));
  await Promise.all(logs.map((log) => sendJson(bus, 'chat.logs', 'chat.logged', randomUUID(), log)));
  await bus.close();
  return {
    async isDoneOnce() {
      const stored = () =>
        stack.database`select log_data ->> 'question' as question from chat_service.logs where user_id = ${userId}`;
      await vi.waitFor(async () => expect((await stored()).length).toBeGreaterThanOrEqual(questions.length), {
        timeout: 30_000,
        interval: 100,
      });
      const rows = await stored();
      expect(rows.map(({ question }) => question).sort()).toEqual(questions.toSorted());
    },
  };
}

/** How a task ends. */
export async function lastStatus(client: RunningFleet['client'], taskId: string): Promise<string | undefined> {
  let last: string | undefined;
  for await (const { status } of client.watch(taskId)) last = status;
  return last;
}
