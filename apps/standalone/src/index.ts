export { stages } from './stages.ts';
export { type Standalone, type StandaloneOptions, standaloneConfig, startStandalone } from './standalone.ts';
