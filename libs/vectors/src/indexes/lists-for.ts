/** Vectors that the centre of a list is to be the mean of at least: the figure below which Faiss warns (`min_points_per_centroid`). */
const leastOfList = 39;

/**
 * How many lists an IVFFlat index of so many vectors has: as many as are wanted, by default one for a thousand vectors up to a million,
 * then their square root, as pgvector advises. Of few vectors there are fewer lists, since an index that was built from nothing would
 * find only part of what comes later.
 */
export function listsFor(vectors: number, wanted?: number): number {
  const advised = vectors <= 1_000_000 ? vectors / 1000 : Math.sqrt(vectors);
  return Math.max(1, Math.floor(Math.min(wanted ?? advised, vectors / leastOfList, 32_768)));
}
