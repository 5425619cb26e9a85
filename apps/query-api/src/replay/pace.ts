/** Gives each of many messages its time, so that no more than `perSecond` of them become due in a second. */
export function createPace(perSecond: number, from: Date): () => Date {
  let given = 0;
  return () => new Date(from.getTime() + (given++ * 1_000) / perSecond);
}
