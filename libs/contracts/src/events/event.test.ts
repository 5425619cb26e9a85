import { describe, expect, it } from 'vitest';
import { documentUpload } from './document-upload.ts';
import { cloudEventContentType, decodeEvent, encodeEvent, maxEventBytes } from './event.ts';

const upload = { taskId: '01a200ec-80b9-7868-952b-263de61f4f9f', name: 'a.txt', text: 'A mill.' };
const event = { id: 'e1', type: 'document.upload', source: 'test', time: '2026-01-01T00:00:00.000Z', data: upload };

const decode = (body: string | Uint8Array, properties: { id?: string; type?: string; contentType?: string } = {}) =>
  decodeEvent({ id: '', type: '', contentType: cloudEventContentType, body: Buffer.from(body), ...properties }, [
    documentUpload,
  ]);

describe('an event', () => {
  it('survives the way through a message, defaults filled in', () => {
    expect(decode(encodeEvent(event))).toEqual({
      ...event,
      data: { ...upload, tenant: 'default', collection: 'default' },
    });
  });

  it('may be plain JSON, its id and type properties of the message', () => {
    const plain = { id: 'm1', type: 'document.upload', contentType: 'application/json' };
    expect(decode(JSON.stringify(upload), plain)).toMatchObject({
      id: 'm1',
      type: 'document.upload',
      data: { name: 'a.txt' },
    });
    expect(() => decode(JSON.stringify(upload), { ...plain, id: '' })).toThrow(
      expect.objectContaining({ code: 'MALFORMED_MESSAGE' }),
    );
  });

  it.each([
    ['no JSON', '{'],
    ['no CloudEvent', '{}'],
    ['another version of CloudEvents', JSON.stringify({ ...event, specversion: '0.3' })],
    [
      'both text and key',
      JSON.stringify({ specversion: '1.0', ...event, data: { ...upload, objectKey: 'incoming/default/a' } }),
    ],
    [
      'a task id that is no UUIDv7',
      JSON.stringify({
        specversion: '1.0',
        ...event,
        data: { ...upload, taskId: 'a3bb189e-8bf9-4888-9912-ace4e6543002' },
      }),
    ],
    ['a body over the limit', 'x'.repeat(maxEventBytes + 1)],
  ])('is refused as malformed: %s', (_what, body) => {
    expect(() => decode(body)).toThrow(expect.objectContaining({ code: 'MALFORMED_MESSAGE' }));
  });

  it('of another type is refused by name', () => {
    expect(() => decode(JSON.stringify({ specversion: '1.0', ...event, type: 'document.eaten' }))).toThrow(
      /document\.eaten/,
    );
  });

  it('over the size that the bus takes is refused before it is sent', () => {
    expect(() => encodeEvent({ ...event, data: 'x'.repeat(maxEventBytes) })).toThrow(
      expect.objectContaining({ code: 'EVENT_TOO_LARGE' }),
    );
  });
});
