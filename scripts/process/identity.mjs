import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A token that differs between two processes which were given the same pid one after the other: the time at which
 * the process started. A pid alone may have been handed to a stranger since it was written down.
 *
 * @param {number} pid
 * @returns {string | undefined} undefined when no such process runs; a zombie counts as not running
 */
export function processStart(pid) {
  if (process.platform === 'linux') return linuxProcessStart(pid);
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function linuxProcessStart(pid) {
  try {
    return startFromStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Reads proc(5)'s `stat` line: state is field 3, the start time in clock ticks since boot is field 22. The command in
 * field 2 may itself hold blanks and brackets, so fields are counted from the last bracket.
 *
 * @param {string} stat
 * @returns {string | undefined}
 */
export function startFromStat(stat) {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  return state === 'Z' || state === 'X' ? undefined : fields[19];
}
