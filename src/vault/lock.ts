/** One command at a time: a lock file that exists while the audit is written. */
import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { HomewardError } from '../errors/homeward-error.ts';

const patienceMs = 5000;
/** The audit is held for milliseconds; a lock this old was left behind by a machine that stopped. */
const staleMs = 60_000;

/** Waits up to five seconds for the lock, then throws `AUDIT_BUSY`. Returns the act that gives it back. */
export async function holdLock(path: string): Promise<() => void> {
  for (let waited = 0; ; waited += 25) {
    if (take(path)) return () => rmSync(path, { force: true });
    if (isStale(path)) rmSync(path, { force: true });
    else if (waited >= patienceMs) throw new HomewardError('AUDIT_BUSY', 'another command holds the audit');
    else await wait(25);
  }
}

function take(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx'));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isStale(path: string): boolean {
  const facts = statSync(path, { throwIfNoEntry: false });
  return facts !== undefined && Date.now() - facts.mtimeMs > staleMs;
}
