import type { Command } from 'commander';
import type { Go } from '../command-context.ts';
import { addCreateKey } from './create-key.ts';
import { addListKeys } from './list-keys.ts';
import { addRevokeKey } from './revoke-key.ts';

export function addKeys(program: Command, go: Go): void {
  const keys = program.command('keys').description('make, list and revoke API keys');
  addListKeys(keys, go);
  addCreateKey(keys, go);
  addRevokeKey(keys, go);
}
