import { MillraceError } from '@millrace/contracts';
import {
  deleteModel,
  insertAudit,
  insertModel,
  inTenant,
  listModels,
  type RegisteredModel,
  updateModel,
} from '@millrace/database';
import type { Acting } from '@millrace/http';
import type { Clock, Database, TextModels, Transaction } from '@millrace/ports';
import type { ProviderKeys } from '../open/endpoint.ts';
import { checkRegistration } from './check-registration.ts';
import { configuredModels } from './configured-models.ts';
import type { KnownModel } from './known-model.ts';
import { openRegistered } from './open-registered.ts';
import { remember } from './remembered.ts';

/**
 * The models of each tenant: those of the settings, those that are built in, and its own. The first two cannot be changed:
 * `AUTHORIZATION_ERROR`.
 */
export interface ModelRegistry {
  /** In that order, its own by name. */
  list(tenant: string): Promise<readonly KnownModel[]>;
  /** Throws `MODEL_NOT_FOUND`. */
  find(tenant: string, name: string): Promise<KnownModel>;
  /** Throws `DUPLICATE_RECORD`, and `VALIDATION_ERROR` that says what is wrong. */
  register(acting: Acting, model: RegisteredModel): Promise<void>;
  /** Replaces all but the name. Throws `MODEL_NOT_FOUND`, and `VALIDATION_ERROR` that says what is wrong. */
  update(acting: Acting, model: RegisteredModel): Promise<void>;
  /** Throws `MODEL_NOT_FOUND`. */
  unregister(acting: Acting, name: string): Promise<void>;
}

export interface RegistryDeps {
  readonly database: Database;
  /** Those of the settings. */
  readonly textModels: TextModels;
  readonly keys: ProviderKeys;
  readonly clock: Clock;
}

/** Half of the second within which every replica works by a change; the other half is for the read. */
const freshMs = 500;
const patienceMs = 1_000;
const mostTenants = 10_000;

/** Reads what a tenant registered at most twice a second, and goes on with what is known while Postgres is down. */
export function openModelRegistry({ database, textModels, keys, clock }: RegistryDeps): ModelRegistry {
  const read = (tenant: string) => inTenant(database, tenant, (tx) => listModels(tx, tenant));
  const registered = remember(read, { freshMs, patienceMs, most: mostTenants, clock });
  const known = (config: RegisteredModel): KnownModel => ({
    config,
    origin: 'registered',
    open: () => openRegistered(config, keys),
  });

  async function change({ tenant, actor }: Acting, { action, model, work }: Change): Promise<void> {
    const { name, ...detail } = model;
    if ((await configuredModels(textModels)).some(({ config }) => config.name === name)) throw ownName(action, name);
    try {
      await inTenant(database, tenant, async (tx) => {
        await work(tx);
        await insertAudit(tx, [{ actor, tenant, action, subject: name, detail }]);
      });
    } finally {
      registered.forget(tenant);
    }
  }

  return {
    async list(tenant) {
      const configured = await configuredModels(textModels);
      const taken = new Set(configured.map(({ config }) => config.name));
      const own = (await registered.get(tenant)).filter(({ name }) => !taken.has(name));
      return [...configured, ...own.map(known)];
    },
    async find(tenant, name) {
      const configured = (await configuredModels(textModels)).find(({ config }) => config.name === name);
      if (configured) return configured;
      const config = (await registered.get(tenant)).find((one) => one.name === name);
      if (!config)
        throw new MillraceError(
          'MODEL_NOT_FOUND',
          `there is no model '${name}': ListModels names those that there are`,
        );
      return known(config);
    },
    async register(acting, model) {
      checkRegistration(model, keys);
      await change(acting, { action: 'model.register', model, work: (tx) => insertModel(tx, acting.tenant, model) });
    },
    async update(acting, model) {
      checkRegistration(model, keys);
      await change(acting, { action: 'model.update', model, work: (tx) => updateModel(tx, acting.tenant, model) });
    },
    async unregister(acting, name) {
      const work = (tx: Transaction) => deleteModel(tx, acting.tenant, name);
      await change(acting, { action: 'model.unregister', model: { name }, work });
    },
  };
}

interface Change {
  /** As the audit log names it. */
  readonly action: 'model.register' | 'model.update' | 'model.unregister';
  readonly model: Pick<RegisteredModel, 'name'> & Partial<RegisteredModel>;
  work(tx: Transaction): Promise<void>;
}

function ownName(action: Change['action'], name: string): MillraceError {
  const what = `'${name}' is a model of the gateway itself`;
  return action === 'model.register'
    ? new MillraceError('DUPLICATE_RECORD', `${what}: take another name`)
    : new MillraceError('AUTHORIZATION_ERROR', `${what}, which its settings alone change`);
}
