import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { MillraceError } from '@millrace/contracts';

export interface FolderLock {
  /** Safe to call twice. */
  release(): void;
}

/**
 * Locks `folder` for this process by the file `<folder>.lock`, which names the process. A lock whose process is gone is
 * taken over, so that a crash never blocks the next start. Throws `CONFIG_INVALID` where another process, or this one,
 * holds it.
 */
export function lockFolder(folder: string): FolderLock {
  const path = `${folder}.lock`;
  mkdirSync(dirname(path), { recursive: true });
  // Linked into place with its content, so that nobody ever reads half of it.
  const own = `${path}.${randomUUID()}`;
  writeFileSync(own, identityOf(process.pid) ?? String(process.pid));
  try {
    while (!link(own, path)) removeStale(path, folder);
  } finally {
    rmSync(own, { force: true });
  }
  let held = true;
  return {
    release() {
      if (held) rmSync(path, { force: true });
      held = false;
    },
  };
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a lock away whose process is gone. Whoever finds that another was quicker puts the new lock back. */
function removeStale(path: string, folder: string): void {
  const owner = read(path);
  if (owner === undefined) return;
  if (isRunning(owner)) throw inUse(folder, owner);
  const away = `${path}.${randomUUID()}`;
  try {
    renameSync(path, away);
  } catch {
    return;
  }
  const moved = read(away);
  if (moved !== owner) link(away, path);
  rmSync(away, { force: true });
}

function inUse(folder: string, owner: string): MillraceError {
  const pid = owner.split(' ')[0];
  return new MillraceError(
    'CONFIG_INVALID',
    `the data folder ${folder} is in use by process ${pid}: stop it, or use another folder`,
  );
}

function isRunning(owner: string): boolean {
  return identityOf(Number(owner.split(' ')[0])) === owner;
}

/**
 * Pid and start of a running process; undefined where there is none. A pid alone may belong to another by now: in a
 * container the next start often gets the same one. The start is field 22 of `/proc/<pid>/stat` (proc(5)), counted from
 * the bracket that ends the command.
 */
function identityOf(pid: number): string | undefined {
  const stat = read(`/proc/${pid}/stat`);
  if (stat !== undefined) {
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : `${pid} ${fields[19]}`;
  }
  if (read('/proc/self/stat') !== undefined) return undefined;
  try {
    process.kill(pid, 0);
    return String(pid);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? String(pid) : undefined;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
