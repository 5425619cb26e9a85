import type { Transaction } from '@millrace/ports';

/** Forgets the words of whole batches, named by the ids of their first chunks. */
export async function deletePostings(tx: Transaction, bases: readonly number[]): Promise<void> {
  await tx`delete from postings where base = any(${[...bases]}::bigint[])`;
}
