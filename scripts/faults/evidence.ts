import type { Evidence } from './checker/rule.ts';
import type { Load } from './load/load.ts';
import type { World } from './world.ts';

/** What is left in a world of what was given. */
export function evidenceOf(world: World, loads: readonly Load[]): Evidence {
  const { fleet, database, objects, states, tap } = world;
  return {
    database,
    objects,
    states,
    tap,
    broker: fleet.stack.broker,
    client: fleet.client,
    documents: loads.flatMap(({ documents }) => documents),
    chats: loads.flatMap(({ chats }) => chats),
    planted: loads.flatMap(({ planted }) => planted),
    setbacks: loads.flatMap((load) => load.setbacks()),
    surprises: fleet.surprises,
  };
}
