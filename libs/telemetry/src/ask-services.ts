/** A sign of life of each service, by its name; throws with the reason where there is none. */
export type Pings = Readonly<Record<string, () => Promise<unknown>>>;

/** A ping that takes longer counts as no answer, milliseconds. */
const longestPingMs = 2_000;

/** Asks every service, all at once: `ok`, or why it does not answer. */
export async function askServices(pings: Pings): Promise<Record<string, string>> {
  const answers = Object.entries(pings).map(async ([name, ping]) => [name, await answerOf(ping)] as const);
  return Object.fromEntries(await Promise.all(answers));
}

async function answerOf(ping: () => Promise<unknown>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, longestPingMs, `no answer within ${longestPingMs} ms`);
  });
  const answer = ping().then(
    () => 'ok',
    (error: unknown) => (error instanceof Error ? error.message : String(error)) || 'no answer',
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
