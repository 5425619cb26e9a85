/**
 * `work` on each item, `ahead` of them at once, the results in the order of the items. Throws the first failure, once what is under way has
 * ended.
 */
export async function* mapAhead<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  ahead: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const pending: Promise<R>[] = [];
  try {
    for await (const item of items) {
      const promise = work(item);
      // Awaited below; until then it must not count as nobody's.
      promise.catch(() => {});
      pending.push(promise);
      if (pending.length >= ahead) yield await (pending.shift() as Promise<R>);
    }
    for (let next = pending.shift(); next; next = pending.shift()) yield await next;
  } finally {
    await Promise.allSettled(pending);
  }
}
