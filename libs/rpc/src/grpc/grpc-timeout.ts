/** Milliseconds that a unit has. */
const units: Readonly<Record<string, number>> = { H: 3_600_000, M: 60_000, S: 1_000, m: 1, u: 1e-3, n: 1e-6 };

/** How long a caller waits who sends this `grpc-timeout`, milliseconds (PROTOCOL-HTTP2.md of gRPC: Timeout); undefined for what cannot be read. */
export function grpcTimeoutMs(header: string | string[] | undefined): number | undefined {
  if (header === undefined) return Number.POSITIVE_INFINITY;
  const [, amount, unit = ''] = /^(\d{1,8})([HMSmun])$/.exec(String(header)) ?? [];
  return amount === undefined ? undefined : Number(amount) * (units[unit] ?? 1);
}
