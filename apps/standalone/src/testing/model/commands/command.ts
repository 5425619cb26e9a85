import type fc from 'fast-check';
import type { Watch } from '../checks/watch.ts';
import type { Model } from '../model.ts';
import type { World } from '../world.ts';

/** The fleet, and who watches it. */
export interface Watched {
  readonly world: World;
  readonly watch: Watch;
}

export type Command = fc.AsyncCommand<Model, Watched>;

/** Callers do not do two things in one millisecond. */
const betweenCommandsMs = 10;

/** A command, and after it a look at everything. It is skipped where `mayRun` says so of the model. */
export function command(
  name: string,
  run: (model: Model, watched: Watched) => Promise<void>,
  mayRun: (model: Model) => boolean = ({ accepted }) => accepted.size > 0,
): Command {
  return {
    check: mayRun,
    async run(model, watched) {
      watched.world.clock.advanceBy(betweenCommandsMs);
      await run(model, watched);
      await watched.watch.look();
    },
    toString: () => name,
  };
}
