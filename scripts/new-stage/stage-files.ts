const events = [
  'document.upload',
  'document.uploaded',
  'document.parsed',
  'document.chunked',
  'document.embedded',
  'document.indexed',
  'document.failed',
  'chat.logged',
];

/** `document.indexed` → `documentIndexed`; `chat-logger` → `chatLogger`. */
export function camelCase(name: string): string {
  return name.replace(/[.-]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The files of a new stage by path. Throws a RangeError for a name that is no folder's, or an event that is none of the contracts. */
export function stageFiles(name: string, event: string): Record<string, string> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) throw new RangeError(`'${name}' is not a name in kebab-case`);
  if (!events.includes(event)) throw new RangeError(`'${event}' is none of the events: ${events.join(', ')}`);
  const stage = camelCase(name);
  return {
    [`apps/${name}/package.json`]: packageFile(name),
    [`apps/${name}/tsconfig.json`]: '{ "extends": "../../tsconfig.base.json", "include": ["src"] }\n',
    [`apps/${name}/src/${name}.ts`]: stageFile(name, stage, camelCase(event)),
    [`apps/${name}/src/${name}.test.ts`]: testFile(name, stage, camelCase(event)),
    [`apps/${name}/src/index.ts`]: `export { ${stage} } from './${name}.ts';\n`,
    [`apps/${name}/src/main.ts`]: `import { runWorker } from '@millrace/composition';\nimport { ${stage} } from './${name}.ts';\n\nawait runWorker([${stage}]);\n`,
  };
}

function packageFile(name: string): string {
  const content = {
    name: `@millrace/${name}`,
    version: '0.1.0',
    private: true,
    license: 'Apache-2.0',
    type: 'module',
    exports: { '.': './src/index.ts' },
    dependencies: {
      '@millrace/composition': 'workspace:*',
      '@millrace/contracts': 'workspace:*',
      '@millrace/worker-runtime': 'workspace:*',
      zod: '4.6.7',
    },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function stageFile(name: string, stage: string, event: string): string {
  return `import { ${event} } from '@millrace/contracts';
import { defaultRetry, defineStage } from '@millrace/worker-runtime';
import { z } from 'zod';

/**
 * One sentence: what this stage does.
 * Safe to redeliver: say why.
 */
export const ${stage} = defineStage({
  name: '${name}',
  summary: 'One sentence: what this stage does.',
  queue: 'documents.${name}',
  consumes: [${event}],
  produces: [],
  needs: [],
  concurrency: 4,
  timeoutMs: 60_000,
  retry: defaultRetry,
  settings: z.object({}),
  open: () => ({}),
  async handle(event, { log }) {
    log.info({ eventId: event.id }, 'seen');
    return [];
  },
});
`;
}

function testFile(name: string, stage: string, event: string): string {
  return `import { ${event} } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { ${stage} } from './${name}.ts';

describe('${name}', () => {
  it('takes ${event}', () => {
    expect(${stage}.consumes).toEqual([${event}]);
  });
});
`;
}
