/** `node bench/attack.js [z3.csv]`: what an attack costs at three sizes, and (`--sweep`) the whole comparison with brute force. Build first. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { attackProblem } from '../dist/disclosure/attack/attack-problem.js';
import { loadSolvers } from '../dist/disclosure/attack/solver.js';

const rule = { smallestShown: 5, roundTo: 5, zerosShown: false, ruleKnown: false };
const solvers = await loadSolvers();

/**
 * A table with all margins and groups, printed by the rule, as a problem.
 * @param {readonly { size: number, groups?: readonly (readonly number[])[] }[]} dimensions
 * @param {readonly number[]} table
 */
function printedProblem(dimensions, table, { smallestShown, roundTo, zerosShown, ruleKnown } = rule) {
  const small = { lower: zerosShown ? 1 : 0, upper: smallestShown - 1 };
  let cells = [{ cell: '', columns: [0] }];
  for (const { size, groups = [] } of dimensions) {
    const every = Array.from({ length: size }, (_, place) => place);
    const sets = [...every.map((place) => [place]), ...groups, every];
    cells = cells.flatMap(({ cell, columns }) =>
      sets.map((places, i) => ({
        cell: `${cell}|${i}`,
        columns: columns.flatMap((column) => places.map((place) => column * size + place)),
      })),
    );
  }
  const facts = [];
  const targets = [];
  const half = Math.floor(roundTo / 2);
  for (const { cell, columns } of cells) {
    const count = columns.reduce((total, column) => total + (table[column] ?? 0), 0);
    const sum = { columns: Int32Array.from(columns), factors: new Float64Array(columns.length).fill(1) };
    const value = Math.floor(count / roundTo + 0.5) * roundTo;
    const isSmall = count >= small.lower && count <= small.upper;
    if (isSmall && ruleKnown) facts.push({ ...sum, cell, ...small });
    if (!isSmall)
      facts.push({
        ...sum,
        cell,
        lower: count === 0 ? 0 : Math.max(smallestShown, value - half),
        upper: count === 0 ? 0 : value + half,
      });
    targets.push({ cell, sum, parts: [], level: 'L1', isSmall });
  }
  const columnUpper = 4 * Math.max(1000, ...facts.map(({ upper }) => upper));
  return { columns: table.length, columnUpper, facts, relations: [], targets, small };
}

/** Mulberry32 (T. Ettinger, public domain). */
function seeded(/** @type {number} */ seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {string} name */
function timed(name, problem) {
  const start = performance.now();
  const { values, work } = attackProblem(problem, solvers);
  const seconds = (performance.now() - start) / 1000;
  const count = (/** @type {string} */ verdict) =>
    values.filter((found, i) => problem.targets[i].isSmall && found.verdict === verdict).length;
  process.stdout.write(
    `${name}: ${problem.targets.length} cells, ${seconds.toFixed(2)} s, ${work.solves} solves; of the small ` +
      `${count('exact')} exact, ${count('narrowed')} narrowed, ${count('safe')} safe, ${count('unknown')} unknown\n`,
  );
}

/** The lines of SSBtools' z3: region (with two groupings), hovedint, mnd (with one), n. */
function fromCsv(/** @type {string} */ file) {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const names = header.split(',');
  const rows = lines.map((line) => line.split(','));
  const codes = (/** @type {string} */ name) =>
    [...new Set(rows.map((row) => row[names.indexOf(name)]))].sort();
  const dimensions = [['region', 'fylke', 'kostragr'], ['hovedint'], ['mnd', 'mnd2']].map(
    ([finest, ...above]) => {
      const own = codes(finest);
      const groups = above.flatMap((parent) =>
        codes(parent).map((code) => [
          ...new Set(
            rows
              .filter((row) => row[names.indexOf(parent)] === code)
              .map((row) => own.indexOf(row[names.indexOf(finest)])),
          ),
        ]),
      );
      return { size: own.length, groups, own, place: names.indexOf(finest) };
    },
  );
  const table = new Array(dimensions.reduce((total, { size }) => total * size, 1)).fill(0);
  for (const row of rows) {
    const column = dimensions.reduce((at, { size, own, place }) => at * size + own.indexOf(row[place]), 0);
    table[column] += Number(row[names.indexOf('n')]);
  }
  return { dimensions, table };
}

const chance = seeded(1);
for (const size of [7, 11, 16]) {
  const table = Array.from({ length: size ** 3 }, () => Math.floor(-Math.log(1 - chance()) * 14));
  timed(`${size}×${size}×${size} with margins`, printedProblem([{ size }, { size }, { size }], table));
}
const file = process.argv.slice(2).find((word) => word.endsWith('.csv'));
if (file !== undefined) {
  const { dimensions, table } = fromCsv(file);
  for (const zerosShown of [true, false])
    timed(
      `z3, marker known, zeros ${zerosShown ? 'shown' : 'starred'}`,
      printedProblem(dimensions, table, { ...rule, zerosShown, ruleKnown: true }),
    );
}
if (process.argv.includes('--sweep')) {
  const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
  const { status } = spawnSync(
    process.execPath,
    [vitest, 'run', 'test/disclosure/attack/brute-force.test.ts'],
    { stdio: 'inherit', env: { ...process.env, HOMEWARD_SWEEP: 'whole' } },
  );
  process.exitCode = status ?? 1;
}
