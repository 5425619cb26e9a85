import { crashPoints } from './crash-points.ts';
import type { Scenario } from './scenario.ts';

/** All scenarios, in the order in which they run on one fleet. */
export const scenarios: readonly Scenario[] = [crashPoints];
