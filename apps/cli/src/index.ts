export { cliSettings } from './settings.ts';
