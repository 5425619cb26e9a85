import { describe, expect, it } from 'vitest';
import { numberMeaning, numberText } from './number-format.ts';

describe('numberMeaning', () => {
  it.each([
    [0, undefined, 'number'],
    [14, undefined, 'date'],
    [31, undefined, 'date'],
    [46, undefined, 'time'],
    [164, 'General', 'number'],
    [164, '#,##0.00 "days"', 'number'],
    [164, '[Red]0.00;[Blue]-0.00', 'number'],
    [164, '[$-804]yyyy"年"m"月"', 'date'],
    [164, 'mmm', 'date'],
    [164, 'mm:ss', 'time'],
    [164, '[h]:mm', 'time'],
    [164, 'd/m/yyyy h:mm', 'dateTime'],
    [164, '0.0%', 'percent'],
  ] as const)('takes format %i %j for a %s', (id, code, meaning) => {
    expect(numberMeaning(id, code)).toBe(meaning);
  });
});

describe('numberText', () => {
  it.each([
    ['0.30000000000000004', 'number', '0.3'],
    ['1234567890123', 'number', '1234567890123'],
    ['not a number', 'number', 'not a number'],
    ['0.07', 'percent', '7%'],
    ['1', 'date', '1900-01-01'],
    ['61', 'date', '1900-03-01'],
    ['45356', 'date', '2024-03-05'],
    ['45356.25', 'date', '2024-03-05 06:00'],
    ['45356.99999999', 'dateTime', '2024-03-06 00:00'],
    ['0.5000115740740741', 'time', '12:00:01'],
    ['1.75', 'time', '42:00'],
    ['1e300', 'date', '1e300'],
  ] as const)('writes %s as a %s: %s', (raw, meaning, text) => {
    expect(numberText(raw, meaning, 1900)).toBe(text);
  });

  it('counts from 1904 where the workbook does', () => {
    expect(numberText('0', 'date', 1904)).toBe('1904-01-01');
  });
});
