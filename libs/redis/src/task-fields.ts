import { statusRanks, type TaskState, taskStateSchema } from '@millrace/contracts';

/** What {@link taskStateScript} is told of a task. */
export interface ToldFields {
  readonly run: number;
  readonly rank: number;
  readonly attempt: number;
  readonly status: string;
  readonly superseded: string;
  readonly identity: Readonly<Record<string, string>>;
  readonly error?: Readonly<Record<string, string>>;
  /** The least that the counts are. */
  readonly counts: TaskState['progress'];
  /** Ordinals of batches that are done. */
  readonly members: { readonly embedded?: number | undefined; readonly indexed?: number | undefined };
  readonly warnings?: readonly string[];
  readonly updatedAt: string;
}

export function toldFields(state: TaskState, members: ToldFields['members'] = {}): ToldFields {
  const { taskId, tenant, collection, documentId, name, acceptedAt, error, warnings } = state;
  return {
    run: state.run,
    rank: statusRanks[state.status],
    attempt: state.attempt,
    status: state.status,
    superseded: String(state.superseded),
    identity: { taskId, tenant, collection, documentId, name, acceptedAt },
    ...(error && {
      error: {
        errorCode: error.code,
        errorMessage: error.message,
        errorRetryable: String(error.retryable),
        errorStage: error.stage,
      },
    }),
    counts: state.progress,
    members,
    ...(warnings.length > 0 && { warnings }),
    updatedAt: state.updatedAt,
  };
}

/** The state that a hash holds, or undefined where it holds none that is whole: then Postgres is asked. */
export function stateOfFields(fields: Readonly<Record<string, string>>): TaskState | undefined {
  const { errorCode, errorMessage, errorRetryable, errorStage, chunks, batches, computed } = fields;
  const read = taskStateSchema.safeParse({
    ...fields,
    run: Number(fields.run),
    attempt: Number(fields.attempt),
    progress: {
      ...(chunks !== undefined && { chunks: Number(chunks) }),
      ...(batches !== undefined && { batches: Number(batches) }),
      embedded: Number(fields.embedded),
      indexed: Number(fields.indexed),
      ...(computed !== undefined && { computed: Number(computed) }),
    },
    ...(errorCode !== undefined && {
      error: { code: errorCode, message: errorMessage, retryable: errorRetryable === 'true', stage: errorStage },
    }),
    superseded: fields.superseded === 'true',
    warnings: readJson(fields.warnings),
  });
  return read.data;
}

function readJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
