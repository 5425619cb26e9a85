import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

it('alerts ask for metrics that the processes serve', async () => {
  const rules = await readFile(new URL('../../../infra/prometheus/alerts.yaml', import.meta.url), 'utf8');
  const asked = new Set(rules.match(/\bmillrace_\w+/g));
  const metrics = createMetrics();
  metrics.started('parser');
  metrics.finished('parser', 'dead', 1);
  metrics.dependency('redis', true);
  metrics.served({ method: 'GET', route: '/api/v1/search', status: 500, durationMs: 1 });
  metrics.called({ method: '/millrace.ai.v1.AIService/EmbedContent', status: 'INTERNAL', durationMs: 1 });
  metrics.ran('outbox', 'done', 1);
  metrics.gatewayCircuit(true);
  const served = new Set((await metrics.render()).body.match(/^millrace_\w+/gm));
  expect(asked.size).toBeGreaterThan(4);
  expect([...asked].filter((name) => !served.has(name))).toEqual([]);
});
