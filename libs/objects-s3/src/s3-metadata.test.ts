import { expect, it } from 'vitest';
import { decodeMetadata, encodeMetadata } from './s3-metadata.ts';

it.each(['', 'plain', 'a b+c=d/e~', ' spaces at the ends ', '100%', '%41', '季度', 'a\nb'])(
  'brings %j back',
  (value) => {
    const encoded = encodeMetadata({ key: value });
    expect(encoded.key).toMatch(/^[ -~]*$/);
    expect(decodeMetadata(encoded)).toEqual({ key: value });
  },
);

it('leaves base64url as it is', () => {
  expect(encodeMetadata({ envelope: 'aB3_-x' })).toEqual({ envelope: 'aB3_-x' });
});

it('takes what others wrote', () => {
  expect(decodeMetadata({ Author: '100% me' })).toEqual({ author: '100% me' });
  expect(decodeMetadata(undefined)).toEqual({});
});
