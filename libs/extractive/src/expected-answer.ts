/** Questions for a number, an amount or a time. */
const asksNumber =
  /\bhow (?:many|much|long|far|old|often|high|deep|tall|wide|big|large|heavy|late|early)\b|\bwhen\b|\b(?:what|which) (?:year|date|day|time|price|number|percentage)\b|\bprice\b|\bcosts?\b|多少|几|何时|多[长远高深大久重宽]|哪[一]?[年天月日]|什么时候|价|时间|日期/iu;
const asksPerson = /\bwho(?:se|m)?\b/i;

/** A number; the Chinese 一 only where it counts, since it stands in many other words. */
const number =
  /\p{N}|[二两三四五六七八九十百千万亿]|[一半](?=[年月日天点时分秒小米斤公元度号次周里亩块座只个])|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}*teen|twenty|thirty|forty|fifty|sixty|hundred|thousand|noon|midnight|half|quarter|dozen)\b/iu;

/** A line of a few words without any sign or number. */
const title = /^[^\p{P}\p{N}|]{1,24}$/u;

/** How well a sentence is of the kind that the question asks for, 0 to 1, apart from its words. */
export function fitsQuestion(question: string, sentence: string): number {
  if (/[?？]["”’」』]?$/.test(sentence) || title.test(sentence)) return 0;
  const news = without(sentence, question);
  if (asksNumber.test(question)) return number.test(news) ? 1 : 0.25;
  if (asksPerson.test(question)) return /\p{Ll}[^\p{L}]+\p{Lu}\p{Ll}/u.test(news) ? 1 : 0.5;
  return 0.75;
}

/** The sentence without the numbers and names that the question itself holds. */
function without(sentence: string, question: string): string {
  const known = new Set(question.match(/[\p{N}]+|\p{Lu}\p{L}+/gu) ?? []);
  return sentence.replace(/[\p{N}]+|\p{Lu}\p{L}+/gu, (word) => (known.has(word) ? '' : word));
}
