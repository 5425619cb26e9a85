import { describe, expect, it } from 'vitest';
import { configOf, type Sources } from './testing/config-folder.ts';
import { valueAt } from './value-at.ts';

/** From the weakest to the strongest. */
const levels = ['default', 'YAML', '.env', 'environment', 'command line'] as const;
type Level = (typeof levels)[number];

/** A kind of value: a setting, how a source writes it, and a weaker and a stronger value with what each of them reads as. */
interface Kind {
  readonly kind: string;
  /** In YAML. */
  readonly written: string;
  readonly variable: string;
  /** Where it is read, if elsewhere. */
  readonly read?: string;
  readonly weak: Value;
  readonly strong: Value;
  /** What a variable holds, where it is not what YAML holds. */
  readonly inVariable?: (text: string) => string;
}
type Value = readonly [text: string, read: unknown];

const model = (name: string) =>
  [`[{"model": "${name}"}]`, [expect.objectContaining({ model: name, tools: true })]] as const;

const kinds: readonly Kind[] = [
  { kind: 'text', written: 'redis.host', variable: 'REDIS_HOST', weak: ['weak', 'weak'], strong: ['strong', 'strong'] },
  { kind: 'number', written: 'postgres.port', variable: 'POSTGRES_PORT', weak: ['1', 1], strong: ['65535', 65_535] },
  { kind: 'boolean', written: 'rabbitmq.tls', variable: 'RABBITMQ_TLS', weak: ['off', false], strong: ['yes', true] },
  {
    kind: 'choice',
    written: 'log.format',
    variable: 'LOG_FORMAT',
    weak: ['json', 'json'],
    strong: ['pretty', 'pretty'],
  },
  {
    kind: 'list',
    written: 'sieve.sizes',
    variable: 'MILLRACE_SIEVE_SIZES',
    weak: ['[2, 3]', [2, 3]],
    strong: ['[4]', [4]],
  },
  {
    kind: 'list in words',
    written: 'sieve.sizes',
    variable: 'MILLRACE_SIEVE_SIZES',
    weak: ['[2, 3]', [2, 3]],
    strong: ['[4, 5]', [4, 5]],
    inVariable: (text) => text.slice(1, -1),
  },
  {
    kind: 'list of mappings',
    written: 'models.moreText',
    variable: 'MILLRACE_MORE_TEXT_MODELS',
    weak: model('weak'),
    strong: model('strong'),
  },
  {
    kind: 'secret',
    written: 'postgres.password',
    variable: 'POSTGRES_PASSWORD',
    weak: ['weak', 'weak'],
    strong: ['p!@#', 'p!@#'],
  },
  {
    kind: 'secret in a file',
    written: 'postgres.password',
    variable: 'POSTGRES_PASSWORD_FILE',
    weak: ['weak', 'weak'],
    strong: ['strong', 'strong'],
    inVariable: (text) => `secrets/${text}`,
  },
  {
    kind: 'part of a URL',
    written: 'postgres.url',
    variable: 'POSTGRES_URL',
    read: 'postgres.database',
    weak: ['postgres://u@h/weak', 'weak'],
    strong: ['postgres://u@h/strong', 'strong'],
  },
  {
    kind: 'URL in a file',
    written: 'postgres.url',
    variable: 'POSTGRES_URL_FILE',
    read: 'postgres.database',
    weak: ['postgres://u@h/weak', 'weak'],
    strong: ['postgres://u@h/strong', 'strong'],
    inVariable: (text) => `secrets/url-${text.split('/').at(-1)}`,
  },
];

/** What lies mounted. */
const mounted = {
  'secrets/weak': 'weak\n',
  'secrets/strong': 'strong',
  'secrets/url-weak': 'postgres://u@h/weak\n',
  'secrets/url-strong': 'postgres://u@h/strong\n',
};

/** Sources that hold the value of a kind at each of the levels. */
function sourcesWith(
  { written, variable, inVariable = (text) => text }: Kind,
  texts: Partial<Record<Level, string>>,
): Sources {
  const [section, key] = written.split('.');
  const variables = (text: string | undefined) => (text === undefined ? {} : { [variable]: inVariable(text) });
  return {
    files: {
      ...mounted,
      ...(texts.YAML !== undefined && { 'millrace.yaml': `${section}:\n  ${key}: ${texts.YAML}\n` }),
      ...(texts['.env'] !== undefined && { '.env': `${variable}='${inVariable(texts['.env'])}'\n` }),
    },
    env: variables(texts.environment),
    overrides: variables(texts['command line']),
  };
}

const pairs = levels.flatMap((stronger, index) => levels.slice(0, index).map((weaker) => ({ weaker, stronger })));

describe.each(kinds)('a $kind', (kind) => {
  const path = (kind.read ?? kind.written).split('.');
  const given = { weak: kind.weak[0], strong: kind.strong[0] };

  it.each(pairs)('of the $stronger wins over that of the $weaker', ({ weaker, stronger }) => {
    const both = { [weaker]: given.weak, [stronger]: given.strong };
    expect(valueAt(configOf(sourcesWith(kind, both)), path)).toEqual(kind.strong[1]);
  });

  it.each(levels.slice(1))('of the %s counts where no other level has it', (level) => {
    expect(valueAt(configOf(sourcesWith(kind, { [level]: given.weak })), path)).toEqual(kind.weak[1]);
  });
});

/** Within a level: the variables that are set, and what the setting is then. */
const within: readonly (readonly [rule: string, variables: Record<string, string>, path: string, value: unknown])[] = [
  ['a name with the prefix wins', { REDIS_HOST: 'a', MILLRACE_REDIS_HOST: 'b' }, 'redis.host', 'b'],
  ['the first name wins over the second', { DB_HOST: 'a', POSTGRES_HOST: 'b' }, 'postgres.host', 'b'],
  [
    'the second with the prefix wins over the first',
    { POSTGRES_HOST: 'a', MILLRACE_DB_HOST: 'b' },
    'postgres.host',
    'b',
  ],
  ['a setting wins over the URL', { POSTGRES_URL: 'postgres://a/n', POSTGRES_HOST: 'b' }, 'postgres.host', 'b'],
  ['so it does over the URL with the prefix', { MILLRACE_REDIS_URL: 'redis://a', REDIS_HOST: 'b' }, 'redis.host', 'b'],
  ['the URL with the prefix wins', { REDIS_URL: 'redis://a', MILLRACE_REDIS_URL: 'redis://b' }, 'redis.host', 'b'],
  [
    'the URL sets what is not set by itself',
    { POSTGRES_URL: 'postgres://a:7/n', POSTGRES_HOST: 'b' },
    'postgres.port',
    7,
  ],
  [
    'a file counts as its secret does',
    { POSTGRES_PASSWORD: 'weak', MILLRACE_POSTGRES_PASSWORD_FILE: 'secrets/strong' },
    'postgres.password',
    'strong',
  ],
  [
    'a secret with the prefix wins over a file without',
    { POSTGRES_PASSWORD_FILE: 'secrets/weak', MILLRACE_POSTGRES_PASSWORD: 'b' },
    'postgres.password',
    'b',
  ],
  ['an empty variable is not set', { MILLRACE_REDIS_HOST: '', REDIS_HOST: 'b' }, 'redis.host', 'b'],
];

describe.each(['.env', 'environment', 'command line'] as const)('within the %s', (level) => {
  it.each(within)('%s', (_rule, variables, path, value) => {
    const dotenv = Object.entries(variables).map(([name, text]) => `${name}=${text}\n`);
    const sources = {
      files: { ...mounted, '.env': level === '.env' ? dotenv.join('') : '' },
      env: level === 'environment' ? variables : {},
      overrides: level === 'command line' ? variables : {},
    };
    expect(valueAt(configOf(sources), path.split('.'))).toEqual(value);
  });
});

describe('across the levels', () => {
  it.each([
    ['a stronger level wins over the prefix', 'MILLRACE_REDIS_HOST=a', { REDIS_HOST: 'b' }, 'redis.host', 'b'],
    ['the URL of a stronger level wins over a setting', 'REDIS_HOST=a', { REDIS_URL: 'redis://b' }, 'redis.host', 'b'],
    [
      'a secret of a stronger level wins over a file',
      'REDIS_PASSWORD_FILE=secrets/weak',
      { REDIS_PASSWORD: 'b' },
      'redis.password',
      'b',
    ],
    [
      'a file of a stronger level wins over a secret',
      'REDIS_PASSWORD=a',
      { REDIS_PASSWORD_FILE: 'secrets/strong' },
      'redis.password',
      'strong',
    ],
    ['an empty variable leaves the weaker one', 'REDIS_HOST=a', { REDIS_HOST: '' }, 'redis.host', 'a'],
  ])('%s', (_rule, dotenv, env, path, value) => {
    expect(valueAt(configOf({ files: { ...mounted, '.env': dotenv }, env }), path.split('.'))).toBe(value);
  });

  it('in YAML a setting wins over the url of its section, which sets the rest', () => {
    const yaml = 'postgres:\n  url: postgres://a:7/n\n  host: b\n';
    expect(configOf({ files: { 'millrace.yaml': yaml } }).postgres).toMatchObject({
      host: 'b',
      port: 7,
      database: 'n',
    });
  });
});
