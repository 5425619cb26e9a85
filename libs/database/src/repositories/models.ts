import { MillraceError } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { storableJson } from '../storable.ts';

/** A model that a tenant has registered. */
export interface RegisteredModel {
  /** By which requests name it. */
  readonly name: string;
  readonly provider: string;
  /** As the provider knows it. */
  readonly modelId: string;
  /** Hold no secrets. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly enabled: boolean;
}

interface Row {
  readonly name: string;
  readonly provider: string;
  readonly model_id: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly enabled: boolean;
}

/** The most models of a tenant, about: two that come at once may both be taken. */
const mostModels = 500;

/** The models of a tenant, by name. */
export async function listModels(tx: Transaction, tenant: string): Promise<RegisteredModel[]> {
  const rows = await tx<Row[]>`
    select name, provider, model_id, parameters, enabled from models where tenant = ${tenant} order by name collate "C"
  `;
  return rows.map(({ model_id, ...row }) => ({ ...row, modelId: model_id }));
}

/** Throws `DUPLICATE_RECORD` where the tenant has one of that name, `VALIDATION_ERROR` where it has 500. */
export async function insertModel(tx: Transaction, tenant: string, model: RegisteredModel): Promise<void> {
  const { name, provider, modelId, parameters, enabled } = model;
  const [known] = await tx<[{ models: number }]>`select count(*)::int as models from models where tenant = ${tenant}`;
  if (known.models >= mostModels) {
    throw new MillraceError(
      'VALIDATION_ERROR',
      `there are ${mostModels} models already: unregister one that is not needed`,
    );
  }
  const inserted = await tx`
    insert into models (tenant, name, provider, model_id, parameters, enabled)
    values (${tenant}, ${name}, ${provider}, ${modelId}, ${storableJson(parameters)}::text::jsonb, ${enabled})
    on conflict do nothing
  `;
  if (inserted.count === 0) throw new MillraceError('DUPLICATE_RECORD', `there is a model '${name}' already`);
}

/** Replaces what the model of that name is. Throws `MODEL_NOT_FOUND`. */
export async function updateModel(tx: Transaction, tenant: string, model: RegisteredModel): Promise<void> {
  const { name, provider, modelId, parameters, enabled } = model;
  const updated = await tx`
    update models set provider = ${provider}, model_id = ${modelId}, parameters = ${storableJson(parameters)}::text::jsonb,
      enabled = ${enabled}
    where tenant = ${tenant} and name = ${name}
  `;
  if (updated.count === 0) throw noModel(name);
}

/** Throws `MODEL_NOT_FOUND`. */
export async function deleteModel(tx: Transaction, tenant: string, name: string): Promise<void> {
  const deleted = await tx`delete from models where tenant = ${tenant} and name = ${name}`;
  if (deleted.count === 0) throw noModel(name);
}

function noModel(name: string): MillraceError {
  return new MillraceError('MODEL_NOT_FOUND', `there is no registered model '${name}'`);
}
