import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeEnvelope, encodeEnvelope } from './envelope-metadata.ts';
import { taskEnvelopeSchema } from './task-envelope.ts';

const task = taskEnvelopeSchema.parse({
  taskId: '01a200ec-80b9-7868-952b-263de61f4f9f',
  tenant: 'default',
  collection: 'default',
  documentId: 'a3bb189e-8bf9-4888-9912-ace4e6543002',
  name: '水车手册 “final”.pdf',
  acceptedAt: '2026-01-01T00:00:00.000Z',
  original: { key: 'originals/2026-01-01-00/x/body' },
  settings: {},
});

describe('an envelope in the metadata of its original', () => {
  it('comes back as it was, in any script, as plain ASCII', () => {
    const encoded = encodeEnvelope(task);
    expect(encoded).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(decodeEnvelope(encoded ?? '')).toEqual(task);
  });

  it('is not encoded where it would be too big', () => {
    const random = Array.from({ length: 100 }, (_, index) => [`key${index}`, Math.sin(index).toString()]);
    expect(encodeEnvelope({ ...task, metadata: Object.fromEntries(random) })).toBeUndefined();
  });

  it('is refused where it is none, or inflates without end', () => {
    const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024)).toString('base64url');
    for (const hostile of ['', 'e30', 'not base64 at all', bomb]) {
      expect(() => decodeEnvelope(hostile)).toThrow(expect.objectContaining({ code: 'VALIDATION_ERROR' }));
    }
  });
});
