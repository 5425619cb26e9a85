/** Who owns all documents here. */
export const caller = { tenant: 'acme', actor: 'ann' } as const;
