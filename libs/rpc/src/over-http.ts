import type { AnyHttpApp } from '@millrace/http';
import type { AnyRpcApp } from './rpc-app.ts';

/** The services of an app as JSON over HTTP. */
export function overHttp({ name, summary, needs, settings }: AnyRpcApp): AnyHttpApp {
  return { name, summary, needs, wants: [], settings, routes: async () => {} };
}
