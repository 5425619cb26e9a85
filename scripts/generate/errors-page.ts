import { errorFamilies } from '@millrace/contracts';

const preface = `# Errors

Every failure has a code that never changes its meaning. Over HTTP it comes as problem details (RFC 9457, \`application/problem+json\`) with the
status, over gRPC with the status of its name and the code in the trailer \`millrace-code\`; a task that failed shows it in \`error.code\`, a dead letter
in its header \`millrace-code\`. *Tried again* says what a stage does with it: \`never\` makes a dead letter of the message at once, \`backoff\` lets it
climb the delay ladder. A caller may try again whatever is 429 or 503, after the seconds of \`Retry-After\`.

| field | of the problem |
| --- | --- |
| \`code\` | one of those below |
| \`type\` | \`about:blank#<code>\` |
| \`title\` | the meaning below |
| \`status\` | the HTTP status |
| \`detail\` | what happened this time; of a 500 only that the log holds it |
| \`instance\` | path of the request |
| \`requestId\` | what the log calls the request, as in the header \`X-Request-ID\` |
| \`retryAfter\` | seconds, with 429 and 503 |
| \`errors\` | with \`VALIDATION_ERROR\`: path and message of each field |
| \`taskId\` | with \`PUBLISH_UNCONFIRMED\`: the task that may still run |
`;

/** Every error code with its statuses and meaning, as a page of Markdown. */
export function errorsPage(): string {
  const tables = Object.entries(errorFamilies).map(([family, codes]) => {
    const rows = Object.entries(codes).map(([code, { status, grpc, retry, title }]) => [
      `\`${code}\``,
      String(status),
      `\`${grpc}\``,
      retry,
      title,
    ]);
    return `## ${family}\n\n${table([['code', 'HTTP', 'gRPC', 'tried again', 'meaning'], ['---', '---', '---', '---', '---'], ...rows])}`;
  });
  return [preface, ...tables].join('\n');
}

function table(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
