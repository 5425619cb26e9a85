import type { Defect, DefectKind } from '../checker/rule.ts';

/** What became of one scenario. */
export interface Result {
  readonly name: string;
  readonly promise: string;
  readonly done: string;
  readonly documents: number;
  readonly seconds: number;
  readonly defects: readonly Defect[];
  /** Of a mutant: that it was found out is what was wanted. */
  readonly verdict: 'ok' | 'DEFECT' | 'caught' | 'NOT CAUGHT';
}

export function countOf({ defects }: Result, kind: DefectKind): number {
  return defects.filter((defect) => defect.kind === kind).length;
}

export function isGood({ verdict }: Result): boolean {
  return verdict === 'ok' || verdict === 'caught';
}
