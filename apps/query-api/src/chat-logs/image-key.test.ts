import { checkObjectKey } from '@millrace/ports';
import { describe, expect, test } from 'vitest';
import { isImageOf, placeImage } from './image-key.ts';

const uuid = '[0-9a-f-]{36}';

test('an image lies under its user and session', () => {
  const { key, contentType } = placeImage({ user: 'user-007', session: 'session-alpha' }, { fileName: 'Photo.JPG' });
  expect(key).toMatch(new RegExp(`^user-007/session-alpha/${uuid}\\.jpg$`));
  expect(contentType).toBe('image/jpeg');
});

test('one without a name is known by its type, and one without a session has a place too', () => {
  const { key, contentType } = placeImage({ user: 'u' }, { contentType: 'image/webp' });
  expect(key).toMatch(new RegExp(`^u/none/${uuid}\\.webp$`));
  expect(contentType).toBe('image/webp');
});

describe('what is no image that can be shown safely is refused', () => {
  test.each([
    { fileName: 'page.html', contentType: 'image/png' },
    { fileName: 'drawing.svg' },
    { fileName: 'x.constructor' },
    { contentType: 'text/html' },
    {},
  ])('%o', (file) => {
    const refused = expect.objectContaining({ code: 'UNSUPPORTED_MEDIA_TYPE' });
    expect(() => placeImage({ user: 'u' }, file)).toThrow(refused);
  });
});

describe('any user and session make a key that every store takes, and no two users share a place', () => {
  const users = [
    '..',
    '.',
    'a/b',
    'a-b',
    'a b',
    '张三',
    '张四',
    ' ',
    'x'.repeat(255),
    'alice@example.org',
    '~',
    'a\u0000b',
  ];
  test.each(users)('%j', (user) => {
    const { key } = placeImage({ user, session: user }, { fileName: 'i.png' });
    expect(() => checkObjectKey(key)).not.toThrow();
    expect(key).toMatch(/^[\w.@~-]+\/[\w.@~-]+\/[\w.-]+$/);
    expect(users.filter((other) => isImageOf(other, key))).toEqual([user]);
  });
});
