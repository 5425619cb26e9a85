import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { objectKeys } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { acceptedIn, refusalIn, uploadRequest } from '../testing/form.ts';
import { beginForm, mebibyte, streamedForm } from '../testing/streamed-form.ts';
import { openWorld } from '../testing/world.ts';

const path = '/api/v1/documents/upload';
describe('an upload of 100 MiB', () => {
  it('is stored whole, and is sent no faster than the store takes it', async () => {
    let [sent, arrived, mostUnderWay] = [0, 0, 0];
    await using world = await openWorld({
      wrapObjects: (objects) => ({
        ...objects,
        putStream(key, body, options) {
          async function* slowly() {
            for await (const piece of body) {
              arrived += piece.length;
              mostUnderWay = Math.max(mostUnderWay, sent - arrived);
              await setImmediate();
              yield piece;
            }
          }
          return objects.putStream(key, Readable.from(slowly()), options);
        },
      }),
    });
    const hash = createHash('sha256');
    const form = streamedForm(100, (piece) => {
      hash.update(piece);
      sent += piece.length;
    });
    const { taskId } = await acceptedIn(await world.request(path, form));
    expect(world.uploaded).toMatchObject([{ task: { taskId }, bytes: 100 * mebibyte, sha256: hash.digest('hex') }]);
    expect((await world.objects.head(objectKeys.original(taskId)))?.bytes).toBe(100 * mebibyte);
    expect(mostUnderWay).toBeLessThan(20 * mebibyte);
  });
});

describe('an upload past the limit', () => {
  it('is refused at once where its length is told', async () => {
    await using world = await openWorld({ settings: { maxUploadBytes: 100_000 } });
    const response = await world.request(path, uploadRequest({ file: 'x'.repeat(2 * mebibyte) }));
    expect(await refusalIn(response)).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect(await world.keys()).toEqual([]);
  });

  it('is refused where it crosses the limit, nothing left behind', async () => {
    await using world = await openWorld({ settings: { maxUploadBytes: 3 * mebibyte } });
    const response = await world.request(path, streamedForm(4));
    expect(await refusalIn(response)).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect(await world.keys()).toEqual([]);
    expect(world.uploaded).toEqual([]);
    expect((await world.request(path, streamedForm(3))).status).toBe(202);
  });
});

describe('a client that goes away in the middle of its file', () => {
  it('leaves nothing behind', async () => {
    const failed = Promise.withResolvers<unknown>();
    await using world = await openWorld({
      wrapObjects: (objects) => ({
        ...objects,
        putStream: (key, body, options) => {
          const put = objects.putStream(key, body, options);
          put.catch(failed.resolve);
          body.once('data', () => request.destroy());
          return put;
        },
      }),
    });
    const request = beginForm(world.server, path);
    expect(await failed.promise).toMatchObject({ code: 'VALIDATION_ERROR' });
    expect(await world.keys()).toEqual([]);
    expect(world.uploaded).toEqual([]);
  });
});

describe('an upload that takes too long', () => {
  it('is refused with 408', async () => {
    await using world = await openWorld({ settings: { uploadTimeoutMs: 1_000 } });
    const request = beginForm(world.server, path);
    const [response] = await once(request, 'response');
    expect(response.statusCode).toBe(408);
    expect(await world.keys()).toEqual([]);
    request.destroy();
  });
});
