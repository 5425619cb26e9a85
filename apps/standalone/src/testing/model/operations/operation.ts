import type { Gate } from '../gate.ts';
import type { Model } from '../model.ts';
import type { Fault } from '../process.ts';
import type { World } from '../world.ts';

/** What a caller asks for, named; it tells the model what came of it. */
export interface Operation {
  readonly name: string;
  run(model: Model, world: World, fault?: Fault, gate?: Gate): Promise<void>;
}
