import { Converter, type ConverterFunction } from 'opencc-js/t2cn';

let convert: ConverterFunction | undefined;
const simplified = new Map<string, string>();

/**
 * Traditional Han characters as simplified ones, so that either script finds the other. One character at a time (OpenCC's
 * table), never by phrase: what a character becomes must not depend on its neighbours, which differ between query and text.
 */
export function simplifyHan(text: string): string {
  return text.replace(/\p{sc=Han}/gu, (character) => {
    const known = simplified.get(character);
    if (known !== undefined) return known;
    convert ??= Converter({ from: 't', to: 'cn' });
    const result = convert(character);
    simplified.set(character, result);
    return result;
  });
}
