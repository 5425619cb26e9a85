export { prepareOriginal, putNote, readAcceptance } from './acceptance.ts';
export { acceptedTasks, storedTaskIds } from './accepted-tasks.ts';
export { type EnvelopeDeps, newEnvelope, type UploadRequest } from './new-envelope.ts';
export { hourPrefixes, oldestHour, slicePrefixes } from './original-prefixes.ts';
export { pinSettings } from './pin-settings.ts';
export { createSettingsCache, type SettingsCacheOptions } from './settings-cache.ts';
