import { aiGateway } from '@millrace/ai-gateway';
import { cliSettings } from '@millrace/cli';
import { fleetSettings, httpAppConfig, rpcAppConfig, serviceConfig, version } from '@millrace/composition';
import { catalogueOf, envExample } from '@millrace/config';
import { asyncApiDocument, jsonSchemas } from '@millrace/contracts';
import { openApiOf } from '@millrace/http';
import { ingestApi } from '@millrace/ingest-api';
import { queryApi } from '@millrace/query-api';
import { overHttp } from '@millrace/rpc';
import { scheduler } from '@millrace/scheduler';
import { stages, standaloneConfig } from '@millrace/standalone';
import { fleetApps } from '../fleet/apps.ts';
import { configurationPage, configurationPath } from './configuration-page.ts';
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
    [`${contracts}/openapi.json`]: json(await openApiOf([ingestApi, queryApi, overHttp(aiGateway)], version)),
    'libs/config/generated/catalogue.json': json(catalogueOf(Object.values(settings))),
    [configurationPath]: await configurationPage(root, settings),
    ...(await protocolFiles(root)),
    'docs/errors.md': errorsPage(),
    'docs/stages.md': stagesPage(stages),
    '.env.example': envExample(settings),
  };
}

function settingsOfApps() {
  // What else a worker runs beside the stage of its name has no settings.
  const workers = stages.filter(({ name }) => fleetApps.some((app) => app.name === name));
  return {
    'ingest-api': httpAppConfig(ingestApi, 8080),
    'query-api': httpAppConfig(queryApi, 8081),
    'ai-gateway': rpcAppConfig(aiGateway, 8083),
    ...Object.fromEntries(workers.map((stage) => [stage.name, serviceConfig([stage])])),
    scheduler: serviceConfig([scheduler]),
    standalone: standaloneConfig(),
    backup: fleetSettings,
    cli: cliSettings,
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
