import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type FreshVhost, freshName } from '@millrace/ports/testing';

interface Role {
  readonly tags: string;
  readonly configure: string;
  readonly write: string;
  readonly read: string;
  readonly topics: readonly { readonly exchange: string; readonly write: string; readonly read: string }[];
}

/** What users of each role may do, as operators are given it. */
const roles: Readonly<Record<string, Role>> = JSON.parse(
  readFileSync(new URL('../../../../infra/rabbitmq/roles.json', import.meta.url), 'utf8'),
);

export interface RoleUser {
  readonly user: string;
  readonly password: string;
}

/** Makes a user that has one role in a virtual host, and no other rights. */
export async function makeRoleUser(role: string, { api }: Pick<FreshVhost, 'api'>): Promise<RoleUser> {
  const granted = roles[role];
  if (!granted) throw new RangeError(`there is no role '${role}'`);
  const { tags, topics, ...permissions } = granted;
  const [user, password] = [freshName(role), randomBytes(16).toString('hex')];
  await api('PUT', `/api/users/${user}`, { password, tags });
  await api('PUT', `/api/permissions/{vhost}/${user}`, permissions);
  for (const topic of topics) await api('PUT', `/api/topic-permissions/{vhost}/${user}`, topic);
  return { user, password };
}
