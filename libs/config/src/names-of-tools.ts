/**
 * Variables with our prefix that no app reads: those of `infra/`, `scripts/` and the compose files, which may stand in the same
 * environment. A name that ends with `_` stands for all that begin with it.
 */
export const namesOfTools: readonly string[] = [
  'MILLRACE_ACCOUNT',
  'MILLRACE_CHAT_PASSWORD',
  'MILLRACE_CONFIG',
  'MILLRACE_FAULTS',
  'MILLRACE_FLEET_DIR',
  'MILLRACE_INFRA_',
  'MILLRACE_PASSWORD',
  'MILLRACE_PORT_',
  'MILLRACE_VERSION',
];

export function isNameOfTool(name: string): boolean {
  return namesOfTools.some((known) => (known.endsWith('_') ? name.startsWith(known) : name === known));
}
