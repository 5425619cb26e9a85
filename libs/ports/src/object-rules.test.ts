import { describe, expect, it } from 'vitest';
import { checkObjectKey, checkObjectMetadata } from './object-rules.ts';

const refusal = expect.objectContaining({ code: 'VALIDATION_ERROR' });

describe('checkObjectKey', () => {
  it.each([
    'originals/2026-01-31-23/0198c6d2/body',
    'collections/acme/default.json',
    'incoming/acme/季度 报告 (final)…v1.2.pdf',
    `a/${'ü'.repeat(511)}`,
  ])('takes %j', (key) => {
    expect(() => checkObjectKey(key)).not.toThrow();
  });

  it.each([
    '',
    '/',
    '/etc/passwd',
    'a//b',
    'a/',
    '..',
    'a/../b',
    './a',
    'a\0b',
    'a\nb',
    '\ud800',
    `${'ü'.repeat(512)}x`,
  ])('refuses %j', (key) => {
    expect(() => checkObjectKey(key)).toThrow(refusal);
  });
});

describe('checkObjectMetadata', () => {
  it('takes what fits into 2 KB', () => {
    expect(() => checkObjectMetadata({ envelope: 'x'.repeat(2040) })).not.toThrow();
  });

  it('refuses more than 2 KB', () => {
    expect(() => checkObjectMetadata({ envelope: 'x'.repeat(2041) })).toThrow(refusal);
  });

  it.each(['', ' a', 'a ', '季度', 'a\nb'])('refuses the value %j', (value) => {
    expect(() => checkObjectMetadata({ key: value })).toThrow(refusal);
  });

  it.each(['Envelope', 'a b', '', 'ä'])('refuses the key %j', (key) => {
    expect(() => checkObjectMetadata({ [key]: 'x' })).toThrow(refusal);
  });
});
