// Which part may import which. Imports point one way:
//   apps → worker-runtime, composition → adapters → ports → contracts

const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const testFile = '(\\.test\\.ts|/testing/.*|/bench/.*)$';

/** A program that a library brings along reads its settings, as an app's main.ts does. */
const program = '/src/[^/]+-main\\.ts$';

/** What each library may import of the others. Test files may import any. */
const mayImport = {
  contracts: [],
  tokens: [],
  ports: ['contracts'],
  config: ['contracts'],
  protocol: [],
  client: ['contracts', 'ports', 'protocol'],
  acceptance: ['contracts', 'ports'],
  telemetry: ['contracts', 'ports'],
  http: ['contracts', 'ports', 'telemetry'],
  rpc: ['contracts', 'ports', 'protocol', 'telemetry', 'http'],
  'worker-runtime': ['contracts', 'ports', 'telemetry'],
  'bus-rabbitmq': ['contracts', 'ports'],
  redis: ['contracts', 'ports'],
  'schedule-bullmq': ['contracts', 'ports'],
  'objects-s3': ['contracts', 'ports'],
  embedded: ['contracts', 'ports'],
  models: ['contracts', 'ports'],
  extractive: ['contracts', 'ports', 'retrieval'],
  // config: for its command, which migrates.
  database: ['config', 'contracts', 'ports'],
  retrieval: ['contracts', 'ports', 'database'],
  vectors: ['contracts', 'ports', 'database'],
};

/** The one library that knows them all. */
const compositionRoot = 'composition';

for (const library of readdirSync(join(__dirname, 'libs'))) {
  if (library !== compositionRoot && !(library in mayImport)) {
    throw new Error(`Say in .dependency-cruiser.cjs what libs/${library} may import.`);
  }
}

const libraryRules = Object.entries(mayImport).map(([library, others]) => ({
  name: `${library}-imports-only-what-lies-below`,
  severity: 'error',
  from: { path: `^libs/${library}/`, pathNot: [testFile, program] },
  to: { path: '^libs/', pathNot: `^libs/(${[library, ...others].join('|')})/` },
}));

/** Only `composition` knows the adapters that come in two kinds; what stands beside them is for the apps named here. */
const reservedLibraries = [
  { libraries: 'bus-rabbitmq|redis|schedule-bullmq|objects-s3|embedded', apps: 'none' },
  {
    libraries: 'database',
    apps: 'indexer|ledger|query-api|chat-logger|ingest-api|scheduler|standalone|backup|ai-gateway',
  },
  { libraries: 'retrieval', apps: 'indexer|query-api|scheduler' },
  { libraries: 'extractive', apps: 'query-api|ai-gateway' },
  { libraries: 'models', apps: 'embedder|query-api|ai-gateway' },
  { libraries: 'vectors', apps: 'ai-gateway|backup' },
];

const reservedRules = reservedLibraries.map(({ libraries, apps }) => ({
  name: `${libraries.replaceAll('|', '-')}-only-where-allowed`,
  comment: 'Apps get their adapters from composition, by port.',
  severity: 'error',
  from: { path: '^apps/', pathNot: [`^apps/(${apps})/`, testFile] },
  to: { path: `^libs/(${libraries})/` },
}));

module.exports = {
  forbidden: [
    ...libraryRules,
    ...reservedRules,
    {
      name: 'apps-never-import-each-other',
      comment:
        'Stages talk by messages. `standalone`, which runs all of them in one process, is the exception, and so are tests.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: ['^apps/standalone/', testFile] },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-never-import-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'infra-stands-alone',
      comment: 'The servers must be startable before a single package is installed.',
      severity: 'error',
      from: { path: '^infra/', pathNot: testFile },
      to: { path: '^(apps|libs|node_modules)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-packages-at-run-time',
      severity: 'error',
      from: { path: '^(apps|libs)/[^/]+/src/', pathNot: testFile },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    // The baseline under pipeline/langchain has an install of its own.
    exclude: { path: '(^|/)(node_modules|generated|pipeline/langchain)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};
