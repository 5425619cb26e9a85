import type {
  Bus,
  Cache,
  Clock,
  Database,
  EmbeddingModels,
  Logger,
  ObjectStore,
  RateLimiter,
  TaskStates,
  TextModels,
} from '@millrace/ports';
import type { z } from 'zod';
import type { HttpRoutes } from './zod-types.ts';

/** The ports that an HTTP app may ask for by name. */
export interface HttpPorts {
  readonly objects: ObjectStore;
  readonly states: TaskStates;
  readonly models: EmbeddingModels;
  readonly database: Database;
  readonly bus: Bus;
  readonly textModels: TextModels;
  readonly cache: Cache;
  readonly limiter: RateLimiter;
  /** The same database, by a login that may see `chat_service` alone. */
  readonly chatDatabase: Database;
  /** The bucket of images in chats, by credentials of its own. */
  readonly chatImages: ObjectStore;
}

export type HttpPortName = keyof HttpPorts;

/** What a server gives its apps besides ports. */
export interface HttpHost {
  readonly log: Logger;
  readonly clock: Clock;
  /** Aborts when the server begins to close: streams that would never end must end now. */
  readonly stopping: AbortSignal;
}

/** An HTTP app: routes over ports. One process may serve several of them on one port. */
export interface HttpApp<Needs extends HttpPortName, Settings extends z.ZodObject, Wants extends HttpPortName = never> {
  readonly name: string;
  readonly summary: string;
  /** It is not ready while one of them does not answer. */
  readonly needs: readonly Needs[];
  /** It does without them while they do not answer. Default: none. */
  readonly wants?: readonly Wants[];
  /** Its own section of the configuration. */
  readonly settings: Settings;
  /** Adds the routes to the server. Called once, before it listens. */
  routes(
    server: HttpRoutes,
    ports: Pick<HttpPorts, Needs> & Partial<Pick<HttpPorts, Wants>>,
    settings: z.output<Settings>,
    host: HttpHost,
  ): void | Promise<void>;
}

/** Any app, its types forgotten: what the composition handles. */
export interface AnyHttpApp {
  readonly name: string;
  readonly summary: string;
  readonly needs: readonly HttpPortName[];
  readonly wants: readonly HttpPortName[];
  readonly settings: z.ZodObject;
  routes(server: HttpRoutes, ports: HttpPorts, settings: unknown, host: HttpHost): Promise<void>;
}

/** Defines an app. The types of its ports and settings follow from the definition. */
export function defineHttpApp<
  Needs extends HttpPortName,
  Settings extends z.ZodObject,
  Wants extends HttpPortName = never,
>(app: HttpApp<Needs, Settings, Wants>): AnyHttpApp {
  return {
    wants: [],
    ...app,
    async routes(server, ports, settings, host) {
      await app.routes(server, ports, app.settings.parse(settings), host);
    },
  };
}
