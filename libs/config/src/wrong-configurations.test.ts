import { describe, expect, it } from 'vitest';
import { problemsOf, type Sources } from './testing/config-folder.ts';

type Case = readonly [what: string, sources: Sources, ...problems: readonly string[]];

const yaml = (text: string): Sources => ({ files: { 'millrace.yaml': text } });
const dotenv = (text: string): Sources => ({ files: { '.env': text } });
const env = (variables: Record<string, string>): Sources => ({ env: variables });
const shortKey = 'access.adminKey (millrace.yaml:2): at least 32 characters are wanted';

const values: readonly Case[] = [
  [
    'a number that is none',
    env({ POSTGRES_PORT: 'abc' }),
    'POSTGRES_PORT (environment): a whole number from 1 to 65535 is wanted, not "abc"',
  ],
  [
    'a number out of range',
    dotenv('# ours\n\nMILLRACE_HTTP_PORT=70000\n'),
    'MILLRACE_HTTP_PORT (.env:3): a whole number from 0 to 65535 is wanted, not "70000"',
  ],
  [
    'a fraction where a whole number is wanted',
    yaml('redis:\n  host: r\n  db: 1.5\n'),
    'redis.db (millrace.yaml:3): a whole number of at least 0 is wanted, not "1.5"',
  ],
  [
    'neither true nor false',
    env({ MILLRACE_REDIS_TLS: 'maybe' }),
    'MILLRACE_REDIS_TLS (environment): true or false is wanted, not "maybe"',
  ],
  [
    'none of the choices',
    dotenv('LOG_LEVEL=verbose'),
    'LOG_LEVEL (.env:1): one of debug, info, warn, error, silent is wanted, not "verbose"',
  ],
  [
    'what is no URL',
    env({ OPENAI_BASE_URL: 'api.openai.com' }),
    'OPENAI_BASE_URL (environment): a URL is wanted, not "api.openai.com"',
  ],
  [
    'a URL of another kind of server',
    env({ POSTGRES_URL: 'mysql://root:hunter2@db/millrace' }),
    'POSTGRES_URL (environment): not a URL such as postgres://user:password@host:port/database',
  ],
  [
    'a port within a URL',
    env({ RABBITMQ_URL: 'amqp://u:hunter2@mq:99999/v' }),
    'RABBITMQ_URL (environment): not a URL such as amqp://user:password@host:port/vhost, or amqps:// for TLS',
  ],
  ['a secret that is too short, which is not shown', yaml('access:\n  adminKey: hunter2\n'), shortKey],
  [
    'a list with an item that is none',
    env({ MILLRACE_SIEVE_SIZES: '1,two' }),
    'MILLRACE_SIEVE_SIZES (environment) at 1: a whole number is wanted',
  ],
  [
    'a word where a list of mappings is wanted',
    env({ MILLRACE_MORE_TEXT_MODELS: 'gpt' }),
    'MILLRACE_MORE_TEXT_MODELS (environment) at 0: a mapping is wanted',
  ],
  [
    'a mapping in a list that lacks a setting, and one that does not exist',
    yaml('models:\n  moreText:\n    - provider: ollama\n      modle: x\n'),
    'models.moreText.0.modle (millrace.yaml:4): no such setting; did you mean model?',
    'models.moreText.0.model (millrace.yaml:3): a text is wanted',
  ],
];

const names: readonly Case[] = [
  [
    'a key that is misspelt',
    yaml('postgres:\n  hots: db\n'),
    'postgres.hots (millrace.yaml:2): no such setting; did you mean postgres.host?',
  ],
  [
    'a key in another spelling',
    yaml('postgres:\n  max_connections: 9\n'),
    'postgres.max_connections (millrace.yaml:2): no such setting; did you mean postgres.maxConnections?',
  ],
  [
    'a section that is misspelt',
    yaml('postgers:\n  host: db\n'),
    'postgers (millrace.yaml:1): no such setting; did you mean postgres?',
  ],
  ['a section that no app has', yaml('kafka:\n  host: db\n'), 'kafka (millrace.yaml:1): no such setting'],
  [
    'a variable as a key',
    yaml('POSTGRES_HOST: db\n'),
    'POSTGRES_HOST (millrace.yaml:1): no such setting; did you mean postgres.host?',
  ],
  [
    'a setting without its section',
    yaml('dataDir: /srv\n'),
    'dataDir (millrace.yaml:1): no such setting; did you mean stack.dataDir?',
  ],
  [
    'a value where a section is wanted',
    yaml('redis: localhost\n'),
    'redis (millrace.yaml:1): a section is wanted, with settings such as db',
  ],
  [
    'a variable that is misspelt',
    env({ MILLRACE_HTTP_PROT: '80' }),
    'MILLRACE_HTTP_PROT (environment): no such setting; did you mean MILLRACE_HTTP_PORT?',
  ],
  ['a variable that is like none', dotenv('MILLRACE_TURBO=1'), 'MILLRACE_TURBO (.env:1): no such setting'],
  [
    'a shared variable that is misspelt, in .env',
    dotenv('POSTGRES_PASSWROD=hunter2'),
    'POSTGRES_PASSWROD (.env:1): no such setting; did you mean POSTGRES_PASSWORD?',
  ],
  [
    'a file for what is no secret',
    env({ MILLRACE_HTTP_PORT_FILE: '/run/secrets/port' }),
    'MILLRACE_HTTP_PORT_FILE (environment): no such setting; only secrets are read from files, and MILLRACE_HTTP_PORT is none',
  ],
  [
    'an option of a program',
    { overrides: { MILLRACE_RADIS_HOST: 'r' } },
    'MILLRACE_RADIS_HOST (command line): no such setting; did you mean MILLRACE_REDIS_HOST?',
  ],
];

const sources: readonly Case[] = [
  [
    'a secret both by itself and in a file',
    { ...env({ REDIS_PASSWORD: 'a', REDIS_PASSWORD_FILE: 'secret' }), files: { secret: 'b' } },
    'REDIS_PASSWORD (environment): REDIS_PASSWORD_FILE is set as well; set one of the two',
  ],
  [
    'a secret in a file that is not there',
    env({ POSTGRES_PASSWORD_FILE: 'secrets/none' }),
    'POSTGRES_PASSWORD_FILE (environment): secrets/none cannot be read: there is no such file',
  ],
  [
    'a secret in an empty file',
    {
      ...dotenv('X=1\nOPENAI_API_KEY_FILE=secret'),
      files: { '.env': 'X=1\nOPENAI_API_KEY_FILE=secret', secret: '\n' },
    },
    'OPENAI_API_KEY_FILE (.env:2): secret cannot be read: it is empty',
  ],
  [
    'a secret in a folder',
    env({ MILLRACE_ADMIN_KEY_FILE: '.' }),
    'MILLRACE_ADMIN_KEY_FILE (environment): . cannot be read: it is a folder',
  ],
  [
    'a reference to what is not set',
    yaml(`postgres:\n  host: "\${PG_HOST}"\n`),
    'postgres.host (millrace.yaml:2): refers to PG_HOST, which is not set and has no default',
  ],
  [
    'a reference that is none',
    yaml(`redis:\n  host: "\${HOST-r}"\n`),
    `redis.host (millrace.yaml:2): a reference is written \${NAME} or \${NAME:-default}, and a plain \${ is written $\${`,
  ],
  [
    'a named file that is not there',
    env({ MILLRACE_CONFIG: 'none.yaml' }),
    'MILLRACE_CONFIG (environment): none.yaml cannot be read: there is no such file',
  ],
  [
    'what is not YAML',
    yaml('postgres:\n  host: db\n  password: "hunter2\n'),
    'millrace.yaml:4 is not valid YAML: Missing closing "quote',
  ],
  [
    'a key that stands twice',
    yaml('redis: {}\nredis: {}\n'),
    'millrace.yaml:2 is not valid YAML: Map keys must be unique',
  ],
  ['a list of all', yaml('- a\n'), 'millrace.yaml must hold sections, such as "postgres:" with "host: …" under it'],
  [
    'a line that is no assignment',
    dotenv('LOG_LEVEL=info\nREDIS_HOST: r\n'),
    '.env:2 is no assignment: write NAME=value',
  ],
];

describe.each([
  { kind: 'values', cases: values },
  { kind: 'names', cases: names },
  { kind: 'sources', cases: sources },
])('wrong $kind', ({ cases }) => {
  it.each(cases.map(([what, given, ...problems]) => ({ what, given, problems })))(
    'tells of $what',
    ({ given, problems }) => {
      expect(problemsOf(given)).toEqual(problems);
      expect(problems.join()).not.toContain('hunter2');
    },
  );
});

it('tells of all of them at once', () => {
  const problems = problemsOf({
    files: { 'millrace.yaml': 'redis:\n  hots: r\n  db: x\nkafka: {}\n', '.env': 'LOG_LEVEL=loud\nPOSTGRES_PROT=1\n' },
    env: { MILLRACE_HTTP_PORT: '-1', MILLRACE_TURBO: '1', REDIS_PASSWORD_FILE: 'none' },
  });
  expect(problems).toHaveLength(8);
});
