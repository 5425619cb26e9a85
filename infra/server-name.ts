export const serverNames = ['rabbitmq', 'redis', 'postgres', 'objects'] as const;
export type ServerName = (typeof serverNames)[number];

export function isServerName(value: string | undefined): value is ServerName {
  return serverNames.some((name) => name === value);
}
