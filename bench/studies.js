/** The invented studies that are measured: an office's, a tenth of the national one, the national one. */
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { measureNode } from './measured.js';

export const homeward = fileURLToPath(new URL('../bin/homeward.js', import.meta.url));
export const sizes = ['office', 'tenth', 'national'];

/**
 * @typedef {object} Study
 * @property {string} size
 * @property {string} folder
 * @property {number} megabytes of its delivery
 * @property {import('./measured.js').Cost} [invented] what making it cost, when it was made now
 */

/**
 * Studies that lie in the folder are used again.
 * @param {string} folder
 * @param {readonly string[]} wanted
 * @returns {Promise<readonly Study[]>}
 */
export async function makeStudies(folder, wanted) {
  mkdirSync(folder, { recursive: true });
  const made = [];
  const national = join(folder, 'national');
  for (const size of wanted) {
    if (size === 'tenth' && !existsSync(national)) await invent(national, 'national');
    const study = join(folder, size);
    const present = existsSync(study);
    if (!present && size === 'tenth') await onePersonInTen(national, study);
    const invented = present || size === 'tenth' ? undefined : await invent(study, size);
    made.push({
      size,
      folder: study,
      megabytes: megabytesOf(join(study, 'delivery')),
      ...(invented && { invented }),
    });
  }
  return made;
}

async function invent(study, size) {
  process.stderr.write(`inventing ${size} …\n`);
  return measureNode([homeward, 'invent', study, '--size', size]);
}

/** The study of one person in ten, by the last digit of the identifier. */
async function onePersonInTen(national, study) {
  process.stderr.write('taking one person in ten …\n');
  const partial = `${study}.partial`;
  rmSync(partial, { recursive: true, force: true });
  const tables = (file) => /^MHS(?!000)/.test(file);
  cpSync(national, partial, {
    recursive: true,
    dereference: true,
    filter: (path) =>
      !/audit|unreleased/.test(path.slice(national.length)) && !tables(path.split(/[/\\]/).at(-1) ?? ''),
  });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const file of readdirSync(join(national, 'delivery')).filter(tables))
    await connection.run(`copy (from read_csv('${join(national, 'delivery', file)}', all_varchar = true)
      where right(Person_ID, 1) = '7') to '${join(partial, 'delivery', file)}' (header, delimiter ',')`);
  connection.closeSync();
  instance.closeSync();
  renameSync(partial, study);
}

const megabytesOf = (folder) =>
  readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0) / 1e6;
