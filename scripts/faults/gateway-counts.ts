import type { AppProcess } from './app-process.ts';
import { urlOf } from './app-process.ts';

/** What an app has counted of its calls to the gateway. */
export interface GatewayCounts {
  readonly answered: number;
  readonly fallback: number;
  readonly failed: number;
  /** Whether its calls go past the gateway. */
  readonly open: boolean;
}

/** Reads the metrics of an app. */
export async function gatewayCounts(app: AppProcess): Promise<GatewayCounts> {
  const healthPort = app.lines.join('\n').match(/"healthPort":(\d+)/)?.[1];
  const base = healthPort ? `http://127.0.0.1:${healthPort}` : urlOf(app);
  const metrics = await (await fetch(`${base}/metrics`)).text();
  const calls = (outcome: string) =>
    [...metrics.matchAll(new RegExp(`^millrace_gateway_calls_total{.*outcome="${outcome}"} (\\d+)`, 'gm'))].reduce(
      (sum, [, count]) => sum + Number(count),
      0,
    );
  return {
    answered: calls('answered'),
    fallback: calls('fallback'),
    failed: calls('failed'),
    open: /^millrace_gateway_circuit_open 1/m.test(metrics),
  };
}
