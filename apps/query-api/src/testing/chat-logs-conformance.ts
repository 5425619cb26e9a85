import { randomUUID } from 'node:crypto';
import { chatLogger } from '@millrace/chat-logger';
import { chatLogAcceptedSchema, chatLogListSchema, chatLogSchema } from '@millrace/contracts';
import type { DatabaseKind } from '@millrace/database/testing';
import { MemoryBroker, openMemoryBus } from '@millrace/embedded';
import type { ServedApp } from '@millrace/http/testing';
import { deliveryInbox } from '@millrace/ports/testing';
import { runOnce } from '@millrace/worker-runtime/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeIn, openWorld, type World } from './world.ts';

const image = Buffer.from('This is a test image file’s binary content.');

/** Chat logs over HTTP, the bus and chat-logger, on either database. */
export function chatLogsConformance(kind: DatabaseKind): void {
  describe(`chat logs over HTTP on ${kind} Postgres`, () => {
    let world: World;
    let server: ServedApp;
    const inbox = deliveryInbox();
    const bus = openMemoryBus(new MemoryBroker());
    beforeAll(async () => {
      world = await openWorld(kind);
      await bus.consume('chat.logs', { prefetch: 100 }, inbox.onDelivery);
      server = await world.serve({ bus, settings: { maxImageBytes: 1_000 } });
    });
    afterAll(async () => {
      await server?.close();
      await bus.close();
      await world?.[Symbol.asyncDispose]();
    });

    /** Lets chat-logger write the next log that was sent. */
    async function write() {
      const { message, ack } = await inbox.next();
      const ports = { chatDatabase: world.database, database: world.database };
      const { outcome } = await runOnce(chatLogger, message, { ports, settings: { batchWaitMs: 0 } });
      ack();
      return outcome;
    }

    function user(name = 'user-007', tenant = `t-${randomUUID()}`) {
      const request = (path: string, init: RequestInit = {}) =>
        server.request(`/api/v1/chat-logs${path}`, {
          ...init,
          headers: { 'x-tenant-id': tenant, 'x-user-id': name, ...init.headers },
        });
      const post = (body: object) =>
        request('', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
      const form = (fields: Record<string, string>, file = new File([image], 'profile_picture.png')) => {
        const form = new FormData();
        for (const [field, value] of Object.entries(fields)) form.set(field, value);
        form.set('image', file);
        return request('', { method: 'POST', body: form });
      };
      const keep = async (body: object) => {
        const { id } = chatLogAcceptedSchema.parse(
          await (await post({ conversation_id: randomUUID(), ...body })).json(),
        );
        expect(await write()).toEqual({ kind: 'done' });
        return id;
      };
      const get = async (id: number) => chatLogSchema.parse(await (await request(`/${id}`)).json());
      const list = async (query: Record<string, string> = {}) =>
        chatLogListSchema.parse(await (await request(`?${new URLSearchParams(query)}`)).json());
      return { tenant, request, post, form, keep, get, list };
    }

    test('a log has its id at once, and can be read by it when it is written', async () => {
      const { post, request, get } = user();
      const log = {
        conversation_id: randomUUID(),
        session_id: 'session-alpha-beta',
        log_data: { prompt: '你好，请分析这张图片。', model_response: { tags: ['test', 'binary'] } },
      };
      const response = await post(log);
      expect(response.status).toBe(202);
      const { id } = chatLogAcceptedSchema.parse(await response.json());
      expect(response.headers.get('location')).toBe(`/api/v1/chat-logs/${id}`);
      expect(await codeIn(await request(`/${id}`))).toBe('RECORD_NOT_FOUND');
      await write();
      expect(await get(id)).toEqual({ ...log, id, user_id: 'user-007', created_at: expect.any(String) });
    });

    test('an image is stored under its user and session, and is linked to for an hour', async () => {
      const { form, get, list } = user();
      const conversation_id = randomUUID();
      const fields = { conversation_id, session_id: 's', log_data: JSON.stringify({ prompt: '这是什么' }) };
      const accepted = chatLogAcceptedSchema.parse(await (await form(fields)).json());
      const { id, image_ref } = accepted;
      expect(image_ref).toEqual({
        bucket: 'chat-service-images',
        key: expect.stringMatching(/^user-007\/s\/[0-9a-f-]{36}\.png$/),
      });
      const key = image_ref?.key ?? '';
      expect(Buffer.from(await world.chatImages.get(key))).toEqual(image);
      expect(await world.chatImages.head(key)).toMatchObject({ contentType: 'image/png' });
      await write();

      const { log_data } = await get(id);
      expect(log_data).toMatchObject({ prompt: '这是什么', image_ref });
      const link = String(log_data.image_url);
      expect(link.startsWith(server.url)).toBe(true);
      expect(world.chatImages.links.keyOf(link)).toBe(key);
      const expires = Number(new URL(link).searchParams.get('expires'));
      expect(expires - Date.now() / 1000).toBeGreaterThan(3_500);
      expect((await list()).items[0]?.log_data).toHaveProperty('image_url');
    });

    test('logs are listed by session, conversation and content', async () => {
      const { keep, list } = user();
      const conversation_id = randomUUID();
      const first = await keep({ conversation_id, session_id: 'a', log_data: { reply: { tags: ['x', 'y'] } } });
      const second = await keep({ session_id: 'b', log_data: { reply: { tags: ['y'] } } });
      const ids = async (query: Record<string, string>) => (await list(query)).items.map(({ id }) => id);
      expect(await ids({})).toEqual([second, first]);
      expect(await ids({ session_id: 'a' })).toEqual([first]);
      expect(await ids({ conversation_id })).toEqual([first]);
      expect(await ids({ contains: '{"reply":{"tags":["y"]}}' })).toEqual([second, first]);
      expect(await ids({ contains: '{"reply":{"tags":["x"]}}' })).toEqual([first]);
      expect(await ids({ from: '2999-01-01T00:00:00Z' })).toEqual([]);
    });

    test('another user, and the same user of another tenant, does not meet it', async () => {
      const owner = user('alice');
      const id = await owner.keep({ log_data: { secret: 1 } });
      for (const other of [user('bob', owner.tenant), user('alice')]) {
        expect(await codeIn(await other.request(`/${id}`))).toBe('RECORD_NOT_FOUND');
        expect((await other.list({ contains: '{"secret":1}' })).total).toBe(0);
      }
    });

    test('no link is made to an image that is another user’s, or lies elsewhere', async () => {
      const { get, tenant } = user('mallory');
      const images = world.chatImages.bucket;
      for (const image_ref of [
        { bucket: images, key: 'alice/s/1.png' },
        { bucket: 'documents', key: 'mallory/s/1.png' },
        'mallory/s/1.png',
      ]) {
        const id = Number((await world.database`select nextval('chat_service.logs_id_seq') as id`)[0]?.id);
        const data = { logId: id, tenant, conversationId: randomUUID(), userId: 'mallory', logData: { image_ref } };
        await bus.publish({
          id: randomUUID(),
          type: 'chat.logged',
          contentType: 'application/json',
          body: Buffer.from(JSON.stringify(data)),
          headers: {},
        });
        await write();
        expect((await get(id)).log_data).toEqual({ image_ref });
      }
    });

    test('what does not fit is refused, and nothing is sent', async () => {
      const { post, form, request } = user();
      const conversation_id = randomUUID();
      const ref = { bucket: 'b', key: 'k' };
      const png = (bytes: number) => new File([Buffer.alloc(bytes)], 'i.png');
      const attempts: readonly (readonly [Promise<Response>, number, string])[] = [
        [post({ conversation_id }), 400, 'VALIDATION_ERROR'],
        [post({ conversation_id: 'x', log_data: {} }), 400, 'VALIDATION_ERROR'],
        [post({ conversation_id, log_data: { image_ref: ref } }), 400, 'VALIDATION_ERROR'],
        [post({ conversation_id, log_data: { image_url: 'http://x' } }), 400, 'VALIDATION_ERROR'],
        [post({ conversation_id, log_data: { long: 'x'.repeat(300_000) } }), 422, 'EVENT_TOO_LARGE'],
        [form({ conversation_id, log_data: '{' }), 400, 'VALIDATION_ERROR'],
        [form({ conversation_id, log_data: '[]' }), 400, 'VALIDATION_ERROR'],
        [form({ conversation_id, other: '1' }), 400, 'VALIDATION_ERROR'],
        [form({ conversation_id }, new File([image], 'page.html')), 415, 'UNSUPPORTED_MEDIA_TYPE'],
        [form({ conversation_id }, png(1_001)), 413, 'PAYLOAD_TOO_LARGE'],
        [request('?contains=1'), 400, 'VALIDATION_ERROR'],
        [request('?limit=201'), 400, 'VALIDATION_ERROR'],
        [request('/0'), 400, 'VALIDATION_ERROR'],
      ];
      for (const [attempt, status, code] of attempts) {
        const response = await attempt;
        expect([response.status, await codeIn(response)]).toEqual([status, code]);
      }
      expect(inbox.unread).toEqual([]);
    });
  });
}
