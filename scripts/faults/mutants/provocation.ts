import type { Load } from '../load/load.ts';
import type { World } from '../world.ts';

/** What brings a mutant to light: work, and a strike at the one moment at which it matters. */
export interface Provocation {
  /** Name of the mutant, see hooks/mutants.ts. */
  readonly mutant: string;
  /** Whether somebody must hear the events: where not, an event without a queue is unroutable. */
  readonly tapped: boolean;
  run(world: World, load: Load): Promise<void>;
}
