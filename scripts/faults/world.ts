import { fleetSettings, openFleetAdapters } from '@millrace/composition';
import { loadConfig } from '@millrace/config';
import { type Database, type ObjectStore, silentLogger, type TaskStates } from '@millrace/ports';
import { realServers } from '@millrace/ports/testing';
import type { Plan } from './hooks/arm.ts';
import { createLoad, type Load } from './load/load.ts';
import { openTap, type Tap } from './load/tap.ts';
import { openBus } from './publish.ts';
import { type Network, openNetwork } from './servers/network.ts';
import { type SupervisedFleet, startSupervisedFleet } from './supervised-fleet.ts';

/** A fleet on a stack of its own, what it was given, and all that its traces can be read from. */
export interface World {
  readonly fleet: SupervisedFleet;
  /** All apps of the fleet, the APIs too. */
  readonly apps: readonly string[];
  /** Between the fleet and its servers; the checker goes straight to them. */
  readonly network: Network;
  readonly database: Database;
  readonly objects: ObjectStore;
  readonly states: TaskStates;
  readonly bus: ReturnType<typeof openBus>;
  readonly tap: Tap | undefined;
  /** What is given from now on, apart from what was given before. */
  newLoad(): Load;
  /** Safe to call twice. */
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly apps: readonly string[];
  readonly seed: number;
  readonly plan: Plan;
  /** Settings of all apps, on top of where their servers are. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether somebody hears every event: then none is unroutable. */
  readonly tapped: boolean;
}

export async function openWorld(what: string, { apps, seed, plan, tapped, environment }: WorldOptions): Promise<World> {
  const network = await openNetwork(realServers());
  const fleet = await startSupervisedFleet(what, {
    apps,
    environment: { ...network.environment, ...environment },
    plan,
  });
  const settings = loadConfig(fleetSettings, { env: { ...fleet.stack.environment } });
  const adapters = await openFleetAdapters('faults', settings, new Set(['objects', 'states']), silentLogger);
  const bus = openBus(fleet.stack.environment);
  const tap = tapped ? await openTap(bus) : undefined;
  let loads = 0;
  let closing: Promise<void> | undefined;
  const close = async () => {
    await bus.close();
    await adapters.close();
    await fleet.stop();
    await network.close();
  };
  return {
    fleet,
    apps: ['ingest-api', 'query-api', ...apps],
    network,
    bus,
    tap,
    database: fleet.stack.database,
    objects: adapters.ports.objects,
    states: adapters.ports.states,
    newLoad: () => createLoad(fleet.client, bus, seed * 1_000 + loads++),
    close() {
      closing ??= close();
      return closing;
    },
  };
}
