import { freePort, isFree } from '../../infra/ports.ts';
import type { ProcessRecord } from '../../infra/process-record.ts';
import type { FleetApp } from './apps.ts';
import { planScale } from './plan.ts';
import {
  forgetEnded,
  type ReplicaPorts,
  runningReplicas,
  startReplica,
  stopReplica,
  waitUntilReady,
} from './replica.ts';

export interface ScaleRequest {
  readonly app: FleetApp;
  readonly wanted: number;
}

export interface ScaleContext {
  readonly httpPort: number;
  readonly grpcPort: number;
  readonly env: Record<string, string>;
  readonly say: (line: string) => void;
}

/** Starts and stops processes until each app has as many as wanted. Returns once all that were started are ready. */
export async function scale(requests: readonly ScaleRequest[], context: ScaleContext): Promise<void> {
  forgetEnded(requests.map(({ app }) => app.name));
  const running = runningReplicas();
  const plans = requests.map(({ app, wanted }) => ({ app, plan: planScale(app.name, running, wanted) }));
  const started: ProcessRecord[] = [];
  for (const { app, plan } of plans) {
    for (const name of plan.start) {
      started.push(startReplica(app, name, await choosePorts(app, context), context.env));
    }
  }
  await settleAll([
    ...started.map(async (record) => {
      const begun = performance.now();
      await waitUntilReady(record);
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      context.say(`${record.name.padEnd(14)} ready after ${seconds} s, pid ${record.pid}, port ${record.details.port}`);
    }),
    ...plans.flatMap(({ plan }) =>
      plan.stop.map(async (record) => {
        await stopReplica(record);
        context.say(`${record.name.padEnd(14)} stopped`);
      }),
    ),
  ]);
}

/** Waits for all before it fails for one. */
async function settleAll(work: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(work);
  await Promise.all(work);
}

async function choosePorts(app: FleetApp, { httpPort, grpcPort }: ScaleContext): Promise<ReplicaPorts> {
  if (app.portOffset === undefined) return { port: await freePort() };
  const port = await wanted(app, httpPort + app.portOffset, '--http-port <first of four>');
  return app.grpc ? { port, grpcPort: await wanted(app, grpcPort, '--grpc-port <port>') } : { port };
}

async function wanted({ name }: FleetApp, port: number, option: string): Promise<number> {
  if (await isFree(port)) return port;
  throw new Error(`Port ${port}, wanted by ${name}, is taken. Choose another: npm run fleet -- up ${option}.`);
}
