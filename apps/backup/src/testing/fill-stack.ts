import type { Storage } from '@millrace/composition';
import { migrate } from '@millrace/database';
import { loadFirstSchema } from '@millrace/database/testing';
import { patternedStream } from '@millrace/ports/testing';
import { openVectorStores } from '@millrace/vectors';

/**
 * Fills an empty stack with rows in every kind of column, and with objects of every kind. Each has a media type: S3 gives one of its own
 * to those that have none.
 */
export async function fillStack({ database, objects, chatImages }: Storage): Promise<void> {
  await loadFirstSchema(database);
  await migrate(database);
  const text = 'a "quote", a \\ backslash, \n\r\t\u0001\u2028 and 季 😀';
  await database`
    insert into conversations (id, tenant, user_id, title, system_prompt, metadata, updated_at)
    select md5(i::text)::uuid, 'acme', 'anna', ${text} || i, case when i > 1 then ${text} end,
      ${database.json({ text, null: null })}, '2026-02-28 23:59:59.123456+00'
    from generate_series(1, 1200) i
  `;
  await database`
    insert into messages (id, conversation_id, tenant, role, content, tool_calls, tool_results, feedback)
    select gen_random_uuid(), md5(i::text)::uuid, 'acme', 'user', ${text}, 'null', null, '"null"'
    from generate_series(1, 1200) i
  `;
  await database`
    insert into api_keys (id, tenant, name, hash, scopes, created_by, expires_at)
    values (gen_random_uuid(), 'acme', ${text}, '\\x00ff0a5c'::bytea, ${['read', 'a "b", {c}', 'NULL', '']}, 'anna', 'infinity')
  `;
  await database`insert into upkeep_marks (name, at) values ('late', '9999-12-31 23:59:59.999999+00')`;

  const vectors = openVectorStores(database).of('acme');
  const index = { type: 'hnsw', metric: 'cosine', params: { m: 8 } } as const;
  await vectors.createCollection({ name: 'wheels', description: text, dimension: 3, index });
  await vectors.insert('wheels', [{ id: text, vector: [0.1, -2, 3e-7], metadata: { text, n: 1e300, null: null } }]);
  await vectors.createCollection({ name: 'empty', dimension: 16_000 });

  await objects.put('originals/2026-11-22-07/one/body', text, {
    contentType: 'text/plain; charset=utf-8',
    metadata: { envelope: 'abc~', 'x-other': 'a b' },
  });
  await objects.put('incoming/acme/empty', '', { contentType: 'text/plain' });
  await objects.put(`incoming/acme/${'水轮手册'.repeat(4)}.pdf`, 'pdf', { contentType: 'application/pdf' });
  await objects.putStream('artifacts/acme/large', patternedStream(12 * 1024 * 1024).stream, {
    contentType: 'text/csv',
  });
  await chatImages.put('anna/s-1/x.png', Buffer.from([0, 255, 10, 13]), { contentType: 'image/png' });
}
