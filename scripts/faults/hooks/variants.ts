import { mutants, type Variant } from './mutants.ts';

/** Limits made short, so that nobody has to wait until they are reached. */
export const shortLimits: readonly Variant[] = [
  {
    name: 'short-heartbeat',
    summary: 'a connection without a sign of life is given up after 10 s',
    edits: [
      {
        file: 'libs/bus-rabbitmq/src/rabbit-server.ts',
        from: 'heartbeat: server.heartbeatSeconds ?? 20,',
        to: 'heartbeat: 5,',
      },
    ],
  },
  {
    name: 'short-timeout',
    summary: 'the chunker may take 2 s',
    edits: [{ file: 'apps/chunker/src/chunker.ts', from: 'timeoutMs: 180_000,', to: 'timeoutMs: 2_000,' }],
  },
];

/** Throws where there is none of this name. */
export function variantNamed(name: string): Variant {
  const variant = [...mutants, ...shortLimits].find((each) => each.name === name);
  if (variant) return variant;
  throw new Error(`There is no variant ${name} of the sources.`);
}
