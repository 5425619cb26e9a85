import type { HttpHost, HttpPortName, HttpPorts } from '@millrace/http';
import type { z } from 'zod';
import type { RpcService } from './rpc-service.ts';

/** An app that serves gRPC, and the same services as JSON over HTTP. */
export interface RpcApp<Needs extends HttpPortName, Settings extends z.ZodObject> {
  readonly name: string;
  readonly summary: string;
  /** It is not ready while one of them does not answer. */
  readonly needs: readonly Needs[];
  /** Its own section of the configuration. */
  readonly settings: Settings;
  /** Its services. Called once, before a port is opened. */
  services(ports: Pick<HttpPorts, Needs>, settings: z.output<Settings>, host: HttpHost): readonly RpcService[];
}

/** Any app, its types forgotten: what the composition handles. */
export interface AnyRpcApp {
  readonly name: string;
  readonly summary: string;
  readonly needs: readonly HttpPortName[];
  readonly settings: z.ZodObject;
  services(ports: HttpPorts, settings: unknown, host: HttpHost): readonly RpcService[];
}

/** Defines an app. The types of its ports and settings follow from the definition. */
export function defineRpcApp<Needs extends HttpPortName, Settings extends z.ZodObject>(
  app: RpcApp<Needs, Settings>,
): AnyRpcApp {
  return { ...app, services: (ports, settings, host) => app.services(ports, app.settings.parse(settings), host) };
}
