import { decodeEvent, type EventDefinition, type EventOf } from '@millrace/contracts';
import type { z } from 'zod';
import type { AnyStage, PortName, Stage } from './stage.ts';

/**
 * Defines a stage. The types of its events, ports and settings follow from the definition; at run time the schemas check them at
 * the edges, so that the runtime itself handles every stage alike.
 */
export function defineStage<
  Consumes extends EventDefinition,
  Produces extends EventDefinition,
  Needs extends PortName,
  Settings extends z.ZodObject,
  Deps,
>(stage: Stage<Consumes, Produces, Needs, Settings, Deps>): AnyStage {
  return {
    ...stage,
    async start(ports, settings, log) {
      const deps = await stage.open(ports, stage.settings.parse(settings), log);
      return {
        decode: (message) => stage.decode?.(message) ?? decodeEvent(message, stage.consumes),
        handle: (event, context) => stage.handle(event as EventOf<Consumes>, context, deps),
        close: async () => stage.close?.(deps),
      };
    },
  };
}
