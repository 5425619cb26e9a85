import { tokenise } from './tokenise.ts';

/** Words that say how a sentence is built and not what it is about, and the words that ask. `us` is left out: it is a country too. */
const english = `
  a about above after again against all also am an and any are aren as at be because been before being below between both but by
  can cannot could couldn did didn do does doesn doing don down during each either else ever few for from further had hadn has hasn
  have haven having he her here hers herself him himself his how however i if in into is isn it its itself just let me
  might more most must mustn my myself neither no nor not of off on once only onto or other ought our ours ourselves out over own
  per quite rather same shall she should shouldn so some such than that the their theirs them themselves then there these they
  this those though through thus to too toward towards under until unto up upon very was wasn we were weren what whatever when
  where whether which while who whom whose why will with within without would wouldn yet you your yours yourself yourselves`;

const chinese = `
  的 了 是 在 和 与 及 或 有 为 以 于 之 被 把 将 对 从 到 由 而 其 这 那 该 此 也 都 就 并 且 着 过 又 还 很 更 最 不 没 没有
  吗 呢 吧 啊 呀 我 你 您 他 她 它 我们 你们 他们 她们 它们 自己 这个 那个 这些 那些 这里 那里 什么 怎么 怎样 怎么样 如何 为何
  为什么 哪 哪个 哪些 哪里 哪儿 谁 几 多少 是否 可以 能 会 要 请 请问 因为 所以 如果 但是 但 虽然 以及 关于 其中 之一`;

let stops: ReadonlySet<string> | undefined;

/** The stop words as the tokeniser makes them. Only queries leave them out: the index holds every term. */
export function stopTerms(): ReadonlySet<string> {
  stops ??= new Set([...tokenise(english), ...chinese.trim().split(/\s+/)]);
  return stops;
}
