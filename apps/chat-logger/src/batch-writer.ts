/** Gathers what is added at about the same time and writes it together. */
export interface BatchWriter<T> {
  /** Resolves when the item is written; throws what writing it threw. */
  add(item: T): Promise<void>;
}

export interface BatchWriterOptions<T> {
  readonly write: (items: readonly T[]) => Promise<void>;
  /** The most items of one write. */
  readonly mostItems: number;
  /** How long the first item of a batch waits for others, milliseconds. */
  readonly waitMs: number;
  /** Whether a failed batch is written again item by item, so that one bad item does not fail the others. */
  readonly isolates: (error: unknown) => boolean;
}

interface Waiting<T> {
  readonly item: T;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export function createBatchWriter<T>({ write, mostItems, waitMs, isolates }: BatchWriterOptions<T>): BatchWriter<T> {
  let gathered: Waiting<T>[] = [];
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const batch = gathered;
    gathered = [];
    void writeAll(batch);
  }

  async function writeAll(batch: readonly Waiting<T>[]): Promise<void> {
    try {
      await write(batch.map(({ item }) => item));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      if (batch.length > 1 && isolates(error)) for (const one of batch) await writeAll([one]);
      else for (const { reject } of batch) reject(error);
    }
  }

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        gathered.push({ item, resolve, reject });
        if (gathered.length >= mostItems) flush();
        else timer ??= setTimeout(flush, waitMs);
      }),
  };
}
