import type { Client } from '@millrace/client';
import type { Database, ObjectStore, TaskStates } from '@millrace/ports';
import type { FreshVhost } from '@millrace/ports/testing';
import type { GivenChat, GivenDocument, PlantedLetter } from '../load/given.ts';
import type { Tap } from '../load/tap.ts';

/** What is left of a fleet's work, once it has come to rest. */
export interface Evidence {
  readonly database: Database;
  readonly objects: ObjectStore;
  /** As Redis has them. */
  readonly states: TaskStates;
  readonly broker: FreshVhost;
  readonly client: Client;
  readonly tap: Tap | undefined;
  readonly documents: readonly GivenDocument[];
  readonly chats: readonly GivenChat[];
  /** All that were ever planted, not only by those who gave the documents. */
  readonly planted: readonly PlantedLetter[];
  readonly setbacks: readonly string[];
  readonly surprises: readonly string[];
}

/** `lost`: accepted, and its end is missing or a wrong one. `stuck`: it does not end. `untrue`: shown otherwise than it is. */
export type DefectKind = 'lost' | 'duplicated' | 'stuck' | 'setback' | 'untrue';

export interface Defect {
  readonly kind: DefectKind;
  /** One sentence, with the ids in it. */
  readonly sentence: string;
}

/** One thing that must hold. */
export interface Rule {
  readonly name: string;
  /** Only once everything is over: it looks at all there is, or takes long. */
  readonly atEnd?: boolean;
  find(evidence: Evidence): Promise<Defect[]>;
}

export function defectsOf(kind: DefectKind, sentences: readonly string[]): Defect[] {
  return sentences.map((sentence) => ({ kind, sentence }));
}
