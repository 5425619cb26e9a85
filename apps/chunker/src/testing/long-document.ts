import type { Block } from '@millrace/contracts';

/** Paragraphs of unlike length and wording under a few headings: the same ones every time, English and Chinese. */
export function longDocument(paragraphs: number): { blocks: Block[] } {
  const next = randomNumbers(7);
  const blocks: Block[] = [];
  for (let index = 0; index < paragraphs; index += 1) {
    if (index % 40 === 0) blocks.push({ kind: 'heading', text: `Part ${index / 40 + 1}`, level: 1 });
    const sentences = Array.from({ length: 2 + next(5) }, () => (index % 3 === 0 ? chinese(next) : english(next)));
    blocks.push({ kind: 'paragraph', text: sentences.join(''), page: 1 + Math.floor(index / 8) });
  }
  return { blocks };
}

const words =
  'river mill wheel stone grain flour water weir sluice gate turns carries lifts grinds slowly often never'.split(' ');
const characters = [...'水车河流磨坊石头谷物面粉闸门转动缓慢经常从不提升运送古老木头铁匠工人'];

function english(next: (below: number) => number): string {
  const sentence = Array.from({ length: 6 + next(14) }, () => words[next(words.length)]).join(' ');
  return `${sentence} ${next(10_000)}. `;
}

function chinese(next: (below: number) => number): string {
  return `${Array.from({ length: 10 + next(30) }, () => characters[next(characters.length)]).join('')}${next(10_000)}。`;
}

/** A linear congruential generator (Numerical Recipes): whole numbers below what is asked. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
