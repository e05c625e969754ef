/** What a person waits for: help, the demo, and the study of a year (about 4,000 admissions). */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { measureNode, median } from './measured.js';
import { homeward } from './studies.js';

/** @typedef {{what: string, limit: number, cost: import('./measured.js').Cost}} TimeLimit */

/**
 * @param {string} folder for the studies that are made and removed
 * @returns {Promise<readonly TimeLimit[]>}
 */
export async function timeLimits(folder) {
  const year = join(folder, 'year');
  const demo = join(folder, 'demo');
  for (const made of [year, demo]) rmSync(made, { recursive: true, force: true });
  process.stderr.write('help, demo and the study of a year …\n');
  const help = [];
  for (let run = 0; run < 5; run += 1) help.push(await measureNode([homeward, '--help']));
  const limits = [{ what: 'homeward --help', limit: 0.3, cost: median(help) }];
  limits.push({
    what: 'homeward demo, to the report',
    limit: 60,
    cost: await measureNode([homeward, 'demo', demo]),
  });
  await measureNode([homeward, 'invent', year, '--admissions', '4000', '--months', '12']);
  limits.push({
    what: 'analyse 4,000 admissions',
    limit: 5,
    cost: await measureNode([homeward, 'analyse', year]),
  });
  limits.push({
    what: 'release 4,000 admissions',
    limit: 20,
    cost: await measureNode([homeward, 'release', year]),
  });
  for (const made of [year, demo]) rmSync(made, { recursive: true, force: true });
  return limits;
}
