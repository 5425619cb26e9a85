import { describe, expect, it } from 'vitest';
import { cleanText } from './clean-text.ts';

describe('cleanText', () => {
  it('drops NUL and other control characters but keeps tabs and newlines', () => {
    expect(cleanText('mill\u0000 wh\u0007eel\tgear\nstone\u009f')).toBe('mill wheel\tgear\nstone');
  });

  it('drops lone surrogates and keeps pairs', () => {
    expect(cleanText('a\ud800b\udc00c 🌾')).toBe('abc 🌾');
  });

  it('turns every kind of line end into a newline', () => {
    expect(cleanText('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd');
  });

  it('maps radicals and ligatures onto the characters that people type', () => {
    expect(cleanText('⽔⾞ ﬂour')).toBe('水車 flour');
  });

  it('removes soft hyphens and byte order marks, and makes no-break spaces plain', () => {
    expect(cleanText('\ufeffwater\u00adwheel 6\u00a0m')).toBe('waterwheel 6 m');
  });
});
