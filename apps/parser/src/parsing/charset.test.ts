import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText, isMarkedUnicode } from './charset.ts';

const chinese = '水车磨坊的水轮直径六米，每小时可磨面粉三百公斤。';

describe('decodeText', () => {
  it.each([
    ['gb18030', chinese],
    ['gb18030', '姓名,年龄\n张三,30\n李四,25\n'],
    ['gb18030', '水车磨坊的水轮直'],
    ['big5', '水車磨坊的水輪直徑六米，每小時可磨麵粉三百公斤。'],
    ['big5', '水車磨坊的水'],
    ['shift_jis', '名前,年齢,住所\r\n佐藤太郎,30,東京\r\n三木英子,25,大阪\r\n'],
    ['shift_jis', '水車の直径は六メートルです。毎時三百キロの粉を挽きます。'],
    ['euc-jp', '水車の直径は六メートルです。毎時三百キロの粉を挽きます。'],
    ['euc-kr', '물레방아의 지름은 육 미터입니다.'],
    ['windows-1252', 'Die Mühle läuft über das große Wehr und kostet 15 €.'],
    ['windows-1252', 'naïve café'],
    ['windows-1252', 'Price: 5 € only'],
    ['windows-1251', 'Водяная мельница построена в 1712 году на реке.'],
  ])('reads %s that says nothing of its charset: %s', (charset, text) => {
    expect(decodeText(iconv.encode(text, charset)).text).toBe(text);
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be'])('reads %s by its byte order mark and drops the mark', (charset) => {
    expect(decodeText(iconv.encode(chinese, charset, { addBOM: true })).text).toBe(chinese);
  });

  it('reads Western UTF-16 without a mark', () => {
    const bytes = iconv.encode('The wheel turns at dawn.', 'utf-16le');
    expect(isMarkedUnicode(bytes)).toBe(true);
    expect(decodeText(bytes).text).toBe('The wheel turns at dawn.');
  });

  it('believes the bytes over a declared charset when they are valid UTF-8', () => {
    expect(decodeText(Buffer.from('Mühle'), 'iso-8859-1')).toEqual({ text: 'Mühle', charset: 'utf-8' });
  });

  it('believes a declared charset over a guess', () => {
    expect(decodeText(iconv.encode('Żuraw młyński', 'iso-8859-2'), 'iso-8859-2').text).toBe('Żuraw młyński');
  });

  it('keeps UTF-8 with a few broken bytes as UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(chinese.repeat(20)), Buffer.from([0xff])]);
    expect(decodeText(bytes, 'utf-8').text.startsWith(chinese)).toBe(true);
  });

  it('ignores a declared charset that nobody knows', () => {
    expect(decodeText(iconv.encode('naïve café', 'windows-1252'), 'x-mill').text).toBe('naïve café');
  });
});
