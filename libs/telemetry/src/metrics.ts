import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface ServedRequest {
  readonly method: string;
  /** The pattern of the route, not the path: paths hold ids. */
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
}

export interface AnsweredCall {
  /** `/package.Service/Method`. */
  readonly method: string;
  /** Of gRPC, by its name: `NOT_FOUND`. */
  readonly status: string;
  readonly durationMs: number;
}

/** What a process measures, as Prometheus reads it. */
export interface Metrics {
  /** A message is in the hands of a stage. */
  started(stage: string): void;
  /** It is settled: `done`, `retry`, `dead` or `released`. */
  finished(stage: string, outcome: string, durationMs: number): void;
  dependency(name: string, up: boolean): void;
  served(request: ServedRequest): void;
  /** A call of gRPC is over. */
  called(call: AnsweredCall): void;
  /** A run of a job of the clock has ended: `done` or `failed`. */
  ran(job: string, outcome: string, durationMs: number): void;
  /** A call to the model gateway was `answered` by it, by the local `fallback`, or by neither: `failed`. */
  gatewayCalled(method: string, outcome: string): void;
  /** Whether calls go past the gateway because it fails. */
  gatewayCircuit(open: boolean): void;
  /** The text exposition format, with its media type. */
  render(): Promise<{ readonly contentType: string; readonly body: string }>;
}

const durationBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** Metrics of one process in a registry of their own, those of Node.js (memory, event loop) included. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const messages = new Counter({
    name: 'millrace_stage_messages_total',
    help: 'Messages that a stage has settled, by outcome: done, retry, dead, released',
    labelNames: ['stage', 'outcome'],
    registers,
  });
  const handling = new Histogram({
    name: 'millrace_stage_handling_seconds',
    help: 'Time from the delivery of a message to its settlement',
    labelNames: ['stage'],
    buckets: durationBuckets,
    registers,
  });
  const inFlight = new Gauge({
    name: 'millrace_stage_in_flight',
    help: 'Messages that a stage has in hand',
    labelNames: ['stage'],
    registers,
  });
  const dependencyUp = new Gauge({
    name: 'millrace_dependency_up',
    help: '1 while the dependency answers, 0 while it is waited for',
    labelNames: ['dependency'],
    registers,
  });
  const requests = new Histogram({
    name: 'millrace_http_request_seconds',
    help: 'HTTP requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: durationBuckets,
    registers,
  });
  const calls = new Histogram({
    name: 'millrace_grpc_call_seconds',
    help: 'Calls of gRPC by method and status',
    labelNames: ['method', 'status'],
    buckets: durationBuckets,
    registers,
  });
  const runs = new Histogram({
    name: 'millrace_job_seconds',
    help: 'Runs of a job of the clock, by outcome: done, failed',
    labelNames: ['job', 'outcome'],
    buckets: durationBuckets,
    registers,
  });
  const gatewayCalls = new Counter({
    name: 'millrace_gateway_calls_total',
    help: 'Calls to the model gateway, by outcome: answered, fallback, failed',
    labelNames: ['method', 'outcome'],
    registers,
  });
  const gatewayCircuit = new Gauge({
    name: 'millrace_gateway_circuit_open',
    help: '1 while calls go past the model gateway because it fails, 0 while it is asked',
    registers,
  });

  return {
    started: (stage) => inFlight.inc({ stage }),
    finished(stage, outcome, durationMs) {
      inFlight.dec({ stage });
      messages.inc({ stage, outcome });
      handling.observe({ stage }, durationMs / 1000);
    },
    dependency: (dependency, up) => dependencyUp.set({ dependency }, up ? 1 : 0),
    served: ({ method, route, status, durationMs }) => requests.observe({ method, route, status }, durationMs / 1000),
    gatewayCalled: (method, outcome) => gatewayCalls.inc({ method, outcome }),
    gatewayCircuit: (open) => gatewayCircuit.set(open ? 1 : 0),
    called: ({ method, status, durationMs }) => calls.observe({ method, status }, durationMs / 1000),
    ran: (job, outcome, durationMs) => runs.observe({ job, outcome }, durationMs / 1000),
    render: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}
