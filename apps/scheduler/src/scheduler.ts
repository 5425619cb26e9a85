import { schedulerSettings } from './settings.ts';

/** The app in a word: its name, its section of the configuration, and the ports that its jobs work with. */
export const scheduler = {
  name: 'scheduler',
  settings: schedulerSettings,
  needs: ['schedule', 'bus', 'monitor', 'objects', 'states', 'database'],
} as const;
