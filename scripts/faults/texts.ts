/** A text of about `kilobytes` KB in paragraphs, different for each `seed`, with one sentence that no other has. */
export function textOf(seed: number, kilobytes: number): string {
  const words = [
    'wheel',
    'sluice',
    'flour',
    'miller',
    'water',
    'stone',
    'weir',
    'grain',
    'sack',
    'river',
    '水车',
    '面粉',
  ];
  const paragraphs = [`# Mill ${seed}\n\nThe secret number of mill ${seed} is ${markOf(seed)}.`];
  let random = seed + 1;
  while (paragraphs.join('\n\n').length < kilobytes * 1024) {
    const sentence = Array.from({ length: 60 }, () => {
      random = (random * 48_271) % 2_147_483_647;
      return words[random % words.length];
    });
    paragraphs.push(`${sentence.join(' ')}.`);
  }
  return paragraphs.join('\n\n');
}

/** The word that only the text of `seed` holds. */
export function markOf(seed: number): string {
  return `zq${(seed * 7919).toString(36)}x`;
}
