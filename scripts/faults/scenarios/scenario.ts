import type { Load } from '../load/load.ts';
import type { OwnServers } from '../servers/own-servers.ts';
import type { World } from '../world.ts';

/** How much of everything. */
export interface Size {
  /** Documents around one fault. */
  readonly documents: number;
  /** How often each fault is repeated. */
  readonly rounds: number;
  /** Of the random loop: kills, and documents meanwhile. */
  readonly kills: number;
  readonly loadDocuments: number;
  /** Kills of which the time to the next delivery is taken. */
  readonly samples: number;
}

export interface Context {
  readonly world: World;
  readonly servers: OwnServers;
  /** What this scenario gives; it is watched and checked afterwards. */
  readonly load: Load;
  readonly size: Size;
  /** Numbers in [0, 1) that follow from the seed. */
  readonly random: () => number;
  /** A line of progress. */
  readonly say: (line: string) => void;
}

/** Something that happens to a working fleet. Whatever it is, all that was given ends once, and as it should. */
export interface Scenario {
  /** kebab-case. */
  readonly name: string;
  /** One sentence: what is promised. */
  readonly promise: string;
  /** Does it, and says what was done: counts first. */
  run(context: Context): Promise<string>;
}
