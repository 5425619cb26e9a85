import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@millrace/client';
import { newTaskId } from '@millrace/contracts';
import type { Bus } from '@millrace/ports';
import { eventually } from '../eventually.ts';
import { sendJson } from '../publish.ts';
import { markOf, textOf } from '../texts.ts';
import { type Watch, watchStatuses } from '../watched-statuses.ts';
import type { GivenChat, GivenDocument, PlantedLetter } from './given.ts';

/** What a fleet was given to do. */
export interface Load {
  /** Uploads `count` documents of about `kilobytes` each, asking again under the same key until each is accepted. */
  give(count: number, kilobytes?: number): Promise<readonly GivenDocument[]>;
  /** From now on this document is to end in another way. */
  expect(document: GivenDocument, end: GivenDocument['end']): void;
  /** It is to fail, with a dead letter. */
  doom(document: GivenDocument, code: string): void;
  /** Uploads the document again, with another text: the new one takes its place. */
  change(document: GivenDocument): Promise<GivenDocument>;
  /** Uploads a document without text: it must fail. */
  giveBlank(): Promise<GivenDocument>;
  /** Asks for a document by messages to the parser, as a trusted producer does: each an own message, all for one task. */
  giveByMessages(times: number): Promise<GivenDocument>;
  giveChat(count: number): Promise<void>;
  /** Notes a message that must become a dead letter. */
  plant(letter: PlantedLetter): void;
  /** Notes a document that came another way, and begins to poll it. */
  note(document: GivenDocument): void;
  /** `work` makes Redis lose what it knew: see {@link Watch.without}. */
  unseen<T>(work: Promise<T>): Promise<T>;
  /** Resolves when fewer than `most` tasks are under way. */
  fewer(most: number): Promise<void>;
  /** Resolves when every task was seen ended, or `ms` have passed. */
  rest(ms: number): Promise<void>;
  readonly documents: readonly GivenDocument[];
  readonly chats: readonly GivenChat[];
  readonly planted: readonly PlantedLetter[];
  /** A sentence for each poll that showed less than the one before. */
  setbacks(): readonly string[];
}

/** How long a refused upload is tried again. */
const patienceMs = 90_000;
const atOnce = 16;

/** @param seed of the texts; the same seed gives the same documents */
export function createLoad(client: Client, bus: Bus, seed: number): Load {
  const run = randomUUID();
  const documents: GivenDocument[] = [];
  const chats: GivenChat[] = [];
  const planted: PlantedLetter[] = [];
  const watches: Watch[] = [];
  let next = seed * 100_000;

  async function upload(name: string, text: string, mark: string, end: string, edition = ''): Promise<GivenDocument> {
    const idempotencyKey = `${run} ${name} ${edition}`;
    const { taskId, documentId } = await eventually(
      () => client.createDocument({ name, text, externalId: name }, { idempotencyKey }),
      patienceMs,
    );
    return { taskId, documentId, name, mark, end };
  }

  function expect({ taskId }: GivenDocument, end: GivenDocument['end']): void {
    const place = documents.findIndex((document) => document.taskId === taskId);
    const [document] = documents.slice(place, place + 1);
    if (document) documents[place] = { ...document, end };
  }

  function watch(given: readonly GivenDocument[]): void {
    documents.push(...given);
    watches.push(
      watchStatuses(
        client,
        given.map(({ taskId }) => taskId),
      ),
    );
  }

  return {
    documents,
    chats,
    planted,
    setbacks: () => watches.flatMap(({ setbacks }) => setbacks),
    plant: (letter) => planted.push(letter),
    note: (document) => watch([document]),
    async give(count, kilobytes = 2) {
      const given: GivenDocument[] = [];
      for (let from = 0; from < count; from += atOnce) {
        const seeds = Array.from({ length: Math.min(atOnce, count - from) }, () => next++);
        const part = await Promise.all(
          seeds.map((own) => upload(`mill-${own}.md`, textOf(own, kilobytes), markOf(own), 'completed')),
        );
        watch(part);
        given.push(...part);
      }
      return given;
    },
    expect,
    async change(document) {
      expect(document, 'replaced');
      const own = next++;
      const changed = await upload(document.name, textOf(own, 2), markOf(own), 'completed', `${own}`);
      watch([changed]);
      return changed;
    },
    doom(document, code) {
      expect(document, code);
      planted.push({ code, taskId: document.taskId });
    },
    async giveBlank() {
      const document = await upload(`blank-${next++}.md`, ' \n ', '', 'NO_TEXT');
      watch([document]);
      planted.push({ code: 'NO_TEXT', taskId: document.taskId });
      return document;
    },
    async giveByMessages(times) {
      const own = next++;
      const [taskId, name, mark] = [newTaskId(), `message-${own}.md`, markOf(own)];
      const request = { taskId, name, text: textOf(own, 2) };
      const ids = Array.from({ length: times }, () => randomUUID());
      await Promise.all(ids.map((id) => sendJson(bus, 'documents.upload', 'document.upload', id, request)));
      const document = { taskId, name, mark, documentId: taskId, end: 'completed' };
      watch([document]);
      return document;
    },
    async giveChat(count) {
      const userId = randomUUID();
      const questions = Array.from({ length: count }, (_, index) => `question ${index}`);
      await Promise.all(
        questions.map((question) => {
          const log = { conversationId: randomUUID(), userId, logData: { question } };
          const id = randomUUID();
          return eventually(() => sendJson(bus, 'chat.logs', 'chat.logged', id, log), patienceMs);
        }),
      );
      chats.push({ userId, questions });
    },
    unseen: (work) => watches.reduce((seen, each) => each.without(seen), work),
    async fewer(most) {
      while (watches.reduce((sum, each) => sum + each.underWay(), 0) >= most) await sleep(100);
    },
    async rest(ms) {
      await Promise.allSettled(watches.map((each) => each.ended(ms)));
    },
  };
}
