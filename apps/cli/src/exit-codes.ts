/** What the command exits with; 78 is EX_CONFIG of sysexits.h, and 130 what shells take for SIGINT, 128 + 2. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, config: 78, interrupted: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
