import type { ProviderKey } from '@millrace/config';
import { MillraceError } from '@millrace/contracts';

/** Keys of providers, by the names of their variables. */
export type ProviderKeys = ReadonlyMap<string, ProviderKey>;

/** The key of a provider that asks for one, and where that provider is. */
const known = {
  'openai-compatible': { variable: 'OPENAI_API_KEY', baseUrl: 'https://api.openai.com/v1' },
  anthropic: { variable: 'ANTHROPIC_API_KEY', baseUrl: 'https://api.anthropic.com/v1' },
  ollama: { variable: undefined, baseUrl: 'http://127.0.0.1:11434/v1' },
} as const;

export type EndpointProvider = keyof typeof known;

export interface Endpoint {
  readonly baseUrl: string;
  readonly apiKey?: string;
}

interface Named {
  readonly base_url?: string | undefined;
  readonly api_key_env?: string | undefined;
}

/**
 * Where a model is asked, and with which key. A key goes to the endpoint alone that the environment names beside it (`X_BASE_URL` for
 * `X_API_KEY`; those of OpenAI and Anthropic to their own where none is named), whoever registers a model. Throws `CONFIG_INVALID`.
 */
export function endpointOf(provider: EndpointProvider, { base_url, api_key_env }: Named, keys: ProviderKeys): Endpoint {
  const own = known[provider];
  const elsewhere = base_url !== undefined && new URL(base_url).origin !== new URL(own.baseUrl).origin;
  // Endpoints that speak as OpenAI's do mostly want no key; those that speak as Anthropic's do.
  const variable = api_key_env ?? (elsewhere && provider !== 'anthropic' ? undefined : own.variable);
  if (variable === undefined) return { baseUrl: base_url ?? own.baseUrl };
  const key = keys.get(variable);
  if (!key) throw wrong('api_key_env', `${variable} is not set in the gateway's environment`);
  const owner = Object.values(known).find((one) => one.variable === variable);
  const bound = key.baseUrl ?? owner?.baseUrl;
  if (base_url !== undefined && bound !== undefined && new URL(base_url).origin !== new URL(bound).origin) {
    const address = variable.replace(/_API_KEY$/, '_BASE_URL');
    throw wrong('base_url', `the key ${variable} is sent to no other endpoint than ${address} says: ${bound}`);
  }
  return { baseUrl: base_url ?? bound ?? own.baseUrl, apiKey: key.key };
}

function wrong(parameter: string, message: string): MillraceError {
  return new MillraceError('CONFIG_INVALID', `config.parameters.${parameter}: ${message}`);
}
