import manifest from '../../../package.json' with { type: 'json' };

/** Version of Millrace as a whole: all its packages go together. */
export const version: string = manifest.version;
