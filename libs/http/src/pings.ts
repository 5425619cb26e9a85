import type { Clock } from '@millrace/ports';
import type { HttpPorts } from './http-app.ts';

const timeoutMs = 2_000;

/**
 * Asks each service behind `ports` for a sign of life, all at once and for at most 2 s. By service: `ok`, or why it does not
 * answer. The names are those of errors and metrics; the embedded stack keeps them.
 */
export async function pingAll(ports: Partial<HttpPorts>, clock: Clock): Promise<Record<string, string>> {
  const { database, states, bus, objects } = ports;
  const services: Record<string, (() => Promise<unknown>) | undefined> = {
    postgres: database && (async () => database`select 1`),
    redis: states && (() => states.ping()),
    rabbitmq: bus && (() => bus.ping()),
    objects: objects && (() => objects.ping()),
  };
  const answers = Object.entries(services).map(async ([service, ping]) => {
    return ping ? ([service, await answerOf(ping, clock)] as const) : undefined;
  });
  return Object.fromEntries((await Promise.all(answers)).filter((answer) => answer !== undefined));
}

async function answerOf(ping: () => Promise<unknown>, clock: Clock): Promise<string> {
  const answered = new AbortController();
  const answer = Promise.resolve()
    .then(ping)
    .then(
      () => 'ok',
      (error: unknown) => (error instanceof Error ? error.message : String(error)) || 'no answer',
    );
  const late = clock.sleep(timeoutMs, answered.signal).then(() => `no answer within ${timeoutMs} ms`);
  const first = await Promise.race([answer, late]);
  answered.abort();
  return first;
}
