import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { processStart } from './identity.mjs';

const POLL_MS = 100;
/** Taking over a dead owner's lock is a matter of microseconds: a guard older than this was left by a crash. */
const ABANDONED_GUARD_MS = 10_000;

/**
 * Runs `work` while holding the lock file, waiting for whoever holds it now. A lock whose owner has died is taken
 * over, so that a crash never blocks the next start.
 *
 * @template T
 * @param {string} path the lock file; its folder is made when missing
 * @param {() => Promise<T> | T} work
 * @param {() => void} [onWait] called once when another process holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(path, work, onWait) {
  mkdirSync(dirname(path), { recursive: true });
  for (let told = false; !tryLock(path); ) {
    if (!told) onWait?.();
    told = true;
    await delay(POLL_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** @param {string} path */
function tryLock(path) {
  if (createExclusively(path, ownIdentity())) return true;
  const guard = `${path}.takeover`;
  if (ownerRuns(path)) return false;
  if (!createExclusively(guard, ownIdentity())) {
    dropAbandonedGuard(guard);
    return false;
  }
  try {
    // Looked at again under the guard: in between, another process may have taken the lock over.
    if (ownerRuns(path)) return false;
    rmSync(path, { force: true });
    return createExclusively(path, ownIdentity());
  } finally {
    rmSync(guard, { force: true });
  }
}

function ownIdentity() {
  return `${process.pid} ${processStart(process.pid)}`;
}

/**
 * @param {string} path
 * @param {string} content
 */
function createExclusively(path, content) {
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} path */
function ownerRuns(path) {
  const content = readIfPresent(path);
  // Just released: the next attempt to create it decides.
  if (content === undefined) return true;
  // Created but not yet written: its owner is at work on it, unless it crashed there long ago.
  if (content === '') return ageMs(path) < ABANDONED_GUARD_MS;
  const [pid, ...start] = content.split(' ');
  return processStart(Number(pid)) === start.join(' ');
}

/** @param {string} path */
function readIfPresent(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {string} guard */
function dropAbandonedGuard(guard) {
  if (ageMs(guard) > ABANDONED_GUARD_MS) rmSync(guard, { force: true });
}

/** @param {string} path */
function ageMs(path) {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}
