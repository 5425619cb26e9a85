declare module 'pino-roll' {
  import type { SonicBoom } from 'pino';

  /** Opens `<file>.<number><extension>`, and the next number when it has `size`. */
  export default function roll(options: {
    readonly file: string;
    readonly extension: string;
    /** With its unit: `10m`. */
    readonly size: string;
    /** How many files stay, the open one among them. */
    readonly limit: { readonly count: number; readonly removeOtherLogFiles: boolean };
    readonly mkdir: boolean;
    readonly sync: boolean;
  }): Promise<SonicBoom>;
}
