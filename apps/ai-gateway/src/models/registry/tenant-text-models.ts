import { MillraceError } from '@millrace/contracts';
import type { TextModel, TextModels } from '@millrace/ports';
import { asTextModel } from '../open/opened-model.ts';
import type { KnownModel } from './known-model.ts';
import type { ModelRegistry } from './model-registry.ts';

/**
 * The text models of a tenant: those of the settings, then its own that can be asked. The one that is built in is there by its name, and
 * in no list: who asks for a model means none that does without.
 */
export function tenantTextModels(registry: ModelRegistry, tenant: string): TextModels {
  const list = async () => (await registry.list(tenant)).flatMap(textModelOf);
  return {
    list,
    async open(id) {
      if (id === undefined) return (await list())[0];
      return asTextModel(id, (await registry.find(tenant, id)).open());
    },
  };
}

function textModelOf({ origin, open }: KnownModel): TextModel[] {
  if (origin === 'built-in') return [];
  try {
    const opened = open();
    return opened.kind === 'text' ? [opened.model] : [];
  } catch (error) {
    if (error instanceof MillraceError) return [];
    throw error;
  }
}
