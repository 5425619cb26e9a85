import { broker } from './broker.ts';
import { brokerWiped } from './broker-wiped.ts';
import { crashPoints } from './crash-points.ts';
import { duplicates } from './duplicates.ts';
import { killLoop } from './kill-loop.ts';
import { lostHandoffs } from './lost-handoffs.ts';
import { malformed } from './malformed.ts';
import { network } from './network.ts';
import { objects } from './objects.ts';
import { operations } from './operations.ts';
import { poison } from './poison.ts';
import { postgres } from './postgres.ts';
import { recoveryTime } from './recovery-time.ts';
import { redis } from './redis.ts';
import { rollingRestart } from './rolling-restart.ts';
import type { Scenario } from './scenario.ts';
import { zombies } from './zombies.ts';

/** All scenarios, in the order in which they run on one fleet. */
export const scenarios: readonly Scenario[] = [
  crashPoints,
  killLoop,
  recoveryTime,
  zombies,
  rollingRestart,
  broker,
  redis,
  postgres,
  objects,
  network,
  poison,
  malformed,
  duplicates,
  operations,
  lostHandoffs,
  brokerWiped,
];
