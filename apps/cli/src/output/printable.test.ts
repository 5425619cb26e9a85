import { describe, expect, it } from 'vitest';
import { jsonText } from './json-text.ts';
import { oneLine, printable } from './printable.ts';

const hostile = 'a\u001b[2Jb\u001b]0;title\u0007c\u009b31md\u0008\u202ee\r\nf\tg';

describe('printable', () => {
  it('drops escape sequences, controls and turns of direction, and keeps lines and tabs', () => {
    expect(printable(hostile)).toBe('abcde\nf\tg');
    expect(printable('手册 – Δοκιμή 👍')).toBe('手册 – Δοκιμή 👍');
  });
});

describe('oneLine', () => {
  it('makes one line of any text', () => {
    expect(oneLine(hostile)).toBe('abc' + 'd e f g');
  });
});

describe('jsonText', () => {
  it('holds no control character and loses none', () => {
    const text = jsonText({ hostile });
    expect(text).toBe(printable(text));
    expect(JSON.parse(text)).toEqual({ hostile });
  });
});
