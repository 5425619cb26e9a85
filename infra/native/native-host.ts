import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Installation, portsOf } from '../installation.ts';
import { repository } from '../settings.ts';
import { insideRoot, type RootView } from './inside-root.ts';
import type { NativeHost } from './native-server.ts';
import { type RunOptions, runCommand } from './run-command.ts';

/** How the Debian root sees this checkout. Makes the folders that are mounted into it. */
export function rootView(root: string, folder: string): RootView {
  const data = join(folder, 'data');
  const temporary = join(data, 'tmp');
  mkdirSync(temporary, { recursive: true });
  // For every user inside, whatever the umask.
  chmodSync(temporary, 0o1777);
  return { root, data, repository };
}

export function nativeHost(view: RootView, installation: Installation): NativeHost {
  const onHost = (path: string) => join(view.data, path.replace(/^\/srv\//, ''));
  return {
    installation,
    ports: portsOf(installation),
    run: (user: string, command: readonly string[], options?: RunOptions) =>
      runCommand(insideRoot(view, user, command), options),
    write: (path, content) => writeFileSync(onHost(path), content, { mode: 0o644 }),
    exists: (path) => existsSync(onHost(path)),
  };
}
