import { cliSettings } from '@millrace/cli';
import { httpAppConfig, serviceConfig, version } from '@millrace/composition';
import { envExample, settingsTable } from '@millrace/config';
import { asyncApiDocument, jsonSchemas } from '@millrace/contracts';
import { openApiOf } from '@millrace/http';
import { ingestApi } from '@millrace/ingest-api';
import { queryApi } from '@millrace/query-api';
import { scheduler } from '@millrace/scheduler';
import { stages, standaloneConfig } from '@millrace/standalone';
import { errorsPage } from './errors-page.ts';
import { protocolFiles } from './protocol-files.ts';
import { stagesPage } from './stages-page.ts';

const contracts = 'libs/contracts/generated';

/** Every generated file, by its path from `root`. */
export async function generatedFiles(root: string): Promise<Record<string, string>> {
  const schemas = Object.entries(jsonSchemas()).map(([name, schema]) => [
    `${contracts}/schemas/${name}.json`,
    json(schema),
  ]);
  const settings = settingsOfApps();
  return {
    ...Object.fromEntries(schemas),
    [`${contracts}/asyncapi.json`]: json(asyncApiDocument(version)),
    [`${contracts}/openapi.json`]: json(await openApiOf([ingestApi, queryApi], version)),
    'docs/settings.md': `# Settings\n\nDefault < \`millrace.yaml\` < \`.env\` < environment. Within a level the name with the prefix \`MILLRACE_\` wins over the one without.\nIn YAML, \`\${NAME}\` and \`\${NAME:-default}\` refer to variables.\n\n${settingsTable(settings)}`,
    ...(await protocolFiles(root)),
    'docs/errors.md': errorsPage(),
    'docs/stages.md': stagesPage(stages),
    '.env.example': envExample(settings),
  };
}

function settingsOfApps() {
  return {
    'ingest-api': httpAppConfig(ingestApi, 8080),
    'query-api': httpAppConfig(queryApi, 8081),
    ...Object.fromEntries(stages.map((stage) => [stage.name, serviceConfig([stage])])),
    scheduler: serviceConfig([scheduler]),
    standalone: standaloneConfig(),
    cli: cliSettings,
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
