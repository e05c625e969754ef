/** One size: homeward and its rivals in turns, each in a process of its own, with their answers held against each other. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measured, measureNode, median } from './measured.js';
import { answersOfHomeward, differences, isCentral, isWhole, lastDay, questions } from './questions.js';
import { homeward } from './studies.js';

/** @typedef {import('./measured.js').Cost} Cost */
/** @typedef {{program: string, cost: Cost | undefined, answers: string}} Row */
/** @typedef {{study: import('./studies.js').Study, rows: readonly Row[]}} Comparison */

const path = (file) => fileURLToPath(new URL(file, import.meta.url));

/**
 * Throws when homeward and the plain SQL differ in any figure.
 * @param {import('./studies.js').Study} study
 * @param {{threads: number, runs: number, python: string}} options
 * @returns {Promise<Comparison>}
 */
export async function compareAt(study, { threads, runs, python }) {
  const { folder } = study;
  const sqlAnswers = `${folder}.sql.json`;
  const pythonAnswers = `${folder}.python.json`;
  const programs = {
    homeward: () => measureNode([homeward, 'analyse', folder, '--threads', String(threads)]),
    sql: () => measureNode([path('sql/duckdb.js'), folder, sqlAnswers, String(threads)]),
  };
  /** @type {Record<string, Cost[]>} */
  const costs = { homeward: [], sql: [] };
  for (let run = 0; run < runs; run += 1)
    for (const [program, measure] of Object.entries(programs)) {
      process.stderr.write(`${study.size}: ${program}, run ${run + 1} of ${runs} …\n`);
      costs[program]?.push(await measure());
    }
  const bySql = JSON.parse(readFileSync(sqlAnswers, 'utf8'));
  const ours = answersOfHomeward(folder);
  requireEqual(ours, bySql, isWhole);
  const figures = Object.keys(ours).filter(isWhole).length;
  const rows = [
    { program: 'homeward analyse', cost: median(costs.homeward ?? []), answers: `${figures} figures` },
    { program: 'plain DuckDB SQL', cost: median(costs.sql ?? []), answers: 'the same figures, equal' },
  ];
  const { period } = questions(folder);
  for (const name of ['polars', 'pandas']) {
    const installed = spawnSync(python, ['-c', `import ${name}`]).status === 0;
    if (!installed) {
      rows.push({ program: name, cost: undefined, answers: 'not installed here' });
      continue;
    }
    process.stderr.write(`${study.size}: ${name} …\n`);
    const words = [
      path(`python/with_${name}.py`),
      folder,
      pythonAnswers,
      `${period.from}-01`,
      lastDay(period.to),
    ];
    const cost = await measured(python, words, { POLARS_MAX_THREADS: String(threads) });
    const byPython = JSON.parse(readFileSync(pythonAnswers, 'utf8'));
    requireEqual(byPython, bySql, isCentral);
    rows.push({
      program: name,
      cost,
      answers: `central part only: ${Object.keys(byPython).length} figures, equal`,
    });
  }
  for (const file of [sqlAnswers, pythonAnswers]) rmSync(file, { force: true });
  await requireSameBytes(study);
  return { study, rows };
}

function requireEqual(ours, theirs, isAsked) {
  const different = differences(ours, theirs, isAsked);
  if (different.length > 0)
    throw new Error(`${different.length} figures differ, the first: ${different.slice(0, 5).join('; ')}`);
}

/** On one thread and on sixteen the results are the same bytes. The national size is left out: on one thread it takes long. */
async function requireSameBytes({ size, folder }) {
  if (size === 'national') return;
  const results = [];
  for (const threads of ['1', '16']) {
    await measureNode([homeward, 'analyse', folder, '--threads', threads]);
    results.push(readFileSync(join(folder, 'unreleased', 'results.json'), 'utf8'));
  }
  if (results[0] !== results[1]) throw new Error('1 and 16 threads give different results');
}
