import { z } from 'zod';

/** What a caller may do. A key or a token holds some of them. */
export const scopes = {
  read: 'Search, and see documents, collections and tasks',
  write: 'Upload, change and delete documents; make and change collections; cancel tasks',
  chat: 'Ask, and keep conversations and chat logs of one’s own',
  operate: 'See and replay dead letters, replay and diagnose tasks, see the logs of all users',
  models: 'Register, change and remove models: say where texts are sent, and with which keys of the environment',
  keys: 'Make, list and revoke the tenant’s keys',
  'act-as': 'Speak for a user, by `X-User-ID`',
} as const satisfies Record<string, string>;

export type Scope = keyof typeof scopes;

export const scopeSchema = z.enum(Object.keys(scopes) as [Scope, ...Scope[]]);
