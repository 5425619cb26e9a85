/** A failure whose message is all that the user needs: printed without a stack trace. */
export class LaunchFailure extends Error {
  /** @override */
  name = 'LaunchFailure';
}

const hints = [
  {
    sign: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|ERR_SOCKET_TIMEOUT/,
    advice:
      '\nThe npm registry could not be reached. Check the network and the proxy settings (npm config get registry, https_proxy), then run the command again.',
  },
  {
    sign: /ERR_PNPM_OUTDATED_LOCKFILE/,
    advice: '\nA package.json was changed without the lockfile. Run `.tools/bin/pnpm install` and commit both.',
  },
];

/**
 * The end of a tool's output, with a hint where the cause is one that users meet often.
 *
 * @param {string} summary what was being done
 * @param {string} output everything that the tool printed
 * @returns {string}
 */
export function explain(summary, output) {
  const tail = output.trim().split('\n').slice(-15).join('\n');
  const hint = hints.find(({ sign }) => sign.test(output))?.advice ?? '';
  return `${summary}\n${tail}${hint}`;
}
