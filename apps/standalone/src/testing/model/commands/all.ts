import fc from 'fast-check';
import type { Command } from './command.ts';
import { deliver } from './deliver.ts';
import { deliverTwo } from './deliver-two.ts';
import { duplicate } from './duplicate.ts';
import { flush } from './flush.ts';
import { interrupt } from './interrupt.ts';
import { lose } from './lose.ts';
import { operate } from './operate.ts';
import { poison } from './poison.ts';
import { tick } from './tick.ts';
import { upload } from './upload.ts';
import { wait } from './wait.ts';
import { wipe } from './wipe.ts';
import { work } from './work.ts';

/** Whatever may happen, about as often as it helps to find something. */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: upload },
  { weight: 8, arbitrary: deliver },
  { weight: 4, arbitrary: work },
  { weight: 3, arbitrary: deliverTwo },
  { weight: 2, arbitrary: duplicate },
  { weight: 1, arbitrary: wait },
  { weight: 1, arbitrary: flush },
  { weight: 1, arbitrary: poison },
  { weight: 2, arbitrary: operate },
  { weight: 1, arbitrary: tick },
  { weight: 1, arbitrary: lose },
  { weight: 1, arbitrary: wipe },
  { weight: 2, arbitrary: interrupt },
);
