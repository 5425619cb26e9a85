import { describe, expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

describe('createMetrics', () => {
  it('counts messages by outcome, what is in flight, the runs of jobs, and calls to the gateway', async () => {
    const metrics = createMetrics();
    metrics.started('parser');
    metrics.started('parser');
    metrics.finished('parser', 'done', 1500);
    metrics.dependency('redis', false);
    metrics.served({ method: 'GET', route: '/api/v1/tasks/:taskId', status: 200, durationMs: 3 });
    metrics.ran('outbox', 'failed', 250);
    metrics.gatewayCalled('EmbedContent', 'fallback');
    metrics.gatewayCircuit(true);
    const { body } = await metrics.render();
    expect(body).toContain('millrace_stage_messages_total{stage="parser",outcome="done"} 1');
    expect(body).toContain('millrace_stage_handling_seconds_sum{stage="parser"} 1.5');
    expect(body).toContain('millrace_stage_in_flight{stage="parser"} 1');
    expect(body).toContain('millrace_dependency_up{dependency="redis"} 0');
    expect(body).toContain(
      'millrace_http_request_seconds_count{method="GET",route="/api/v1/tasks/:taskId",status="200"} 1',
    );
    expect(body).toContain('millrace_job_seconds_sum{job="outbox",outcome="failed"} 0.25');
    expect(body).toContain('millrace_gateway_calls_total{method="EmbedContent",outcome="fallback"} 1');
    expect(body).toContain('millrace_gateway_circuit_open 1');
    expect(body).toContain('process_resident_memory_bytes');
  });
});
