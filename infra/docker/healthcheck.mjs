// Whether the app in this container is alive: a worker says so on its health port, an HTTP app on its HTTP port.
const ports = [process.env.MILLRACE_HEALTH_PORT ?? '8090', process.env.MILLRACE_HTTP_PORT ?? '8080'];

/** @param {string} port */
async function isAlive(port) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/livez`, { signal: AbortSignal.timeout(3_000) });
    return response.ok;
  } catch {
    return false;
  }
}

const answers = await Promise.all(ports.map(isAlive));
process.exitCode = answers.includes(true) ? 0 : 1;
