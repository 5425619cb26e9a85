/**
 * What a caller may do how often: every route of the API counts in one of these groups. `perMinute` is the default of its setting. A route that names
 * none counts in `reads` or `writes`, by its method.
 */
export const rateGroups = {
  conversationReads: { perMinute: 30, summary: 'Reads of conversations, messages and chat logs' },
  conversationWrites: { perMinute: 10, summary: 'Writes of conversations, messages and chat logs' },
  questions: { perMinute: 60, summary: 'Questions to a model' },
  models: { perMinute: 12_000, summary: 'Calls to models, of programs rather than people' },
  vectors: { perMinute: 12_000, summary: 'Calls to collections of vectors' },
  searches: { perMinute: 1_200, summary: 'Searches' },
  uploads: { perMinute: 12_000, summary: 'Documents brought in' },
  polls: { perMinute: 12_000, summary: 'Looks at how far a task is' },
  reads: { perMinute: 1_200, summary: 'All other reads' },
  writes: { perMinute: 600, summary: 'All other writes' },
} as const satisfies Record<string, { perMinute: number; summary: string }>;

export type RateGroup = keyof typeof rateGroups;
