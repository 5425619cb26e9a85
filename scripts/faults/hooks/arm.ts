import type { PointName } from './points.ts';

/** What is to happen to a process at one of its points. */
export interface Arm {
  readonly id: string;
  readonly point: PointName;
  /** Only where this stage passes. Points below the runtime know no stage. */
  readonly stage?: string;
  /** Only where the message's body holds this text. */
  readonly holds?: string;
  /** At which passing, from 1. Default 1. */
  readonly nth?: number;
  /** At every passing from then on, rather than once. */
  readonly always?: boolean;
  /** `SIGKILL` and `SIGSTOP` strike the whole process; `pause` keeps the one piece of work waiting. */
  readonly action: 'SIGKILL' | 'SIGSTOP' | 'pause';
  /** How long a pause lasts; a stop is ended from outside. */
  readonly pauseMs?: number;
}

/** What the parent tells a process. */
export interface Order {
  readonly arm: Arm;
}

/** What a process tells its parent: an order was taken, an arm has struck, a message passed a point. */
export type Notice =
  | { readonly taken: string }
  | { readonly struck: string; readonly messageId: string; readonly at: number }
  | { readonly passed: PointName; readonly stage: string; readonly messageId: string; readonly at: number };

/** What a process is started with (`MILLRACE_FAULTS`, JSON). */
export interface Plan {
  /** Mutants, and limits made short. */
  readonly variants: readonly string[];
  readonly arms: readonly Arm[];
  /** Points of which each passing is told. */
  readonly reports: readonly PointName[];
}
