import type { Transaction } from '@millrace/ports';
import { storableJson, storableText } from '../storable.ts';

/** One thing that somebody did. */
export interface AuditEntry {
  /** Who: a user, or the app that acts by itself. */
  readonly actor: string;
  readonly tenant?: string | undefined;
  /** What, as `task.cancel`. */
  readonly action: string;
  /** To what: an id. */
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>> | undefined;
}

/** Writes down what was done, in the transaction that does it. */
export async function insertAudit(tx: Transaction, entries: readonly AuditEntry[]): Promise<void> {
  await tx`
    insert into audit_log (actor, tenant, action, subject, detail)
    select actor, tenant, action, subject, detail::jsonb
    from unnest(
      ${entries.map(({ actor }) => storableText(actor))}::text[],
      ${entries.map(({ tenant }) => tenant ?? null)}::text[],
      ${entries.map(({ action }) => action)}::text[],
      ${entries.map(({ subject }) => storableText(subject))}::text[],
      ${entries.map(({ detail }) => storableJson(detail ?? {}))}::text[]
    ) as entry (actor, tenant, action, subject, detail)
  `;
}
