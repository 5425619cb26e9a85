import type { Readiness } from '@millrace/telemetry';
import type { Dependencies } from '@millrace/worker-runtime';

/** A ping that takes longer counts as no answer, milliseconds. */
const longestPingMs = 2_000;

/** Asks every dependency at once. */
export async function readiness(dependencies: Dependencies): Promise<Readiness> {
  const reasons: Record<string, string> = {};
  await Promise.all(
    Object.entries(dependencies).map(async ([name, ping]) => {
      const reason = await reasonOf(ping);
      if (reason !== undefined) reasons[name] = reason;
    }),
  );
  return { ready: Object.keys(reasons).length === 0, reasons };
}

async function reasonOf(ping: () => Promise<void>): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, longestPingMs, `no answer within ${longestPingMs} ms`);
  });
  const answer = ping().then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
