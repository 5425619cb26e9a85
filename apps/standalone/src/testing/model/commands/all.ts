import fc from 'fast-check';
import { catchUp } from './catch-up.ts';
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
  { weight: 6, arbitrary: upload },
  { weight: 16, arbitrary: deliver },
  { weight: 8, arbitrary: work },
  { weight: 6, arbitrary: deliverTwo },
  { weight: 4, arbitrary: duplicate },
  { weight: 2, arbitrary: wait },
  { weight: 2, arbitrary: catchUp },
  { weight: 3, arbitrary: poison },
  { weight: 6, arbitrary: operate },
  { weight: 4, arbitrary: interrupt },
  { weight: 3, arbitrary: tick },
  { weight: 2, arbitrary: lose },
  { weight: 1, arbitrary: wipe },
  { weight: 1, arbitrary: flush },
);
