import type { Client } from '@millrace/client';
import type { UploadAccepted } from '@millrace/contracts';
import type { StackKind } from './arguments.ts';

export interface NamedProcess {
  readonly name: string;
  readonly pid: number;
}

/** A running Millrace that is measured. */
export interface Target extends AsyncDisposable {
  readonly kind: StackKind;
  readonly client: Client;
  /** What each submission is counted from. */
  readonly countedFrom: string;
  /** By which the baseline finds the database; empty where it has none to share. */
  readonly environment: Readonly<Record<string, string>>;
  /** Brings the files to where counting begins; each function it gives submits one of them. */
  prepare(files: readonly string[]): Promise<(() => Promise<UploadAccepted>)[]>;
  /** Forgets every document, so that each run meets empty tables, as the baseline does. */
  clear(): Promise<void>;
  /** Those of Millrace. */
  processes(): readonly NamedProcess[];
  /** The servers', as far as they can be seen from here. */
  servers(): Promise<readonly NamedProcess[]>;
  /** The expositions of `/metrics` of all workers. */
  metrics(): Promise<string[]>;
}
