/** `node bench/hiding.js FOLDER`: what further hiding costs on z1, z2, z3 and sosialFiktiv (SSBtools, MIT), whose CSV files lie in the folder. Build first. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSolvers } from '../dist/disclosure/attack/solver.js';
import { hideMore } from '../dist/disclosure/hide/hide-more.js';

const [folder = '.', ...only] = process.argv.slice(2);
const regions = ['region', 'fylke', 'kostragr'];
const months = ['mnd', 'mnd2'];

/** What is printed, who are targets: `cells` hidden ones, `all` with differences of nested shown ones. */
const runs = [
  { name: 'z1', levels: [['region'], ['hovedint']], base: 1, zeros: 'shown', targets: 'cells' },
  { name: 'z2', levels: [regions, ['hovedint']], base: 1, zeros: 'shown', targets: 'cells' },
  { name: 'z2', levels: [regions, ['hovedint']], base: 5, zeros: 'hidden', targets: 'cells' },
  { name: 'z3', levels: [regions, ['hovedint'], months], base: 5, zeros: 'shown', targets: 'cells' },
  { name: 'z3', levels: [regions, ['hovedint'], months], base: 5, zeros: 'shown', targets: 'all' },
  { name: 'z3', levels: [regions, ['hovedint'], months], base: 5, zeros: 'hidden', targets: 'cells' },
  { name: 'z3', levels: [regions, ['hovedint'], months], base: 5, zeros: 'hidden', targets: 'all' },
  { name: 'z3', levels: [regions, ['hovedint'], months], base: 1, zeros: 'shown', targets: 'cells' },
  { name: 'sosialfiktiv', levels: [regions, ['hovedint'], months], base: 5, zeros: 'shown', targets: 'all' },
  { name: 'sosialfiktiv', levels: [regions, ['hovedint'], months], base: 5, zeros: 'hidden', targets: 'all' },
].filter(({ name }) => only.length === 0 || only.includes(name));

process.stdout.write(
  'table          cells  by rule  base  zeros   targets  more  tables  solves  seconds  MB\n',
);
for (const run of runs) {
  const problem = problemOf(run);
  const solvers = await loadSolvers();
  const started = performance.now();
  const hiding = hideMore(problem, solvers);
  const seconds = (performance.now() - started) / 1000;
  const more = hiding.kind === 'safe' ? hiding.added.length : hiding.kind;
  const tables = hiding.kind === 'safe' ? hiding.witnesses.length : 0;
  const memory = process.memoryUsage.rss() / 2 ** 20;
  process.stdout.write(
    `${[
      run.name.padEnd(13),
      column(problem.cells.length, 6),
      column(problem.hidden.size, 8),
      column(run.base, 5),
      run.zeros.padStart(7),
      run.targets.padStart(8),
      column(more, 5),
      column(tables, 7),
      column(hiding.work.solves, 7),
      column(seconds.toFixed(1), 8),
      column(Math.round(memory), 5),
    ].join(' ')}\n`,
  );
}

/** @param {string | number} value @param {number} width */
function column(value, width) {
  return String(value).padStart(width);
}

/** Every combination of the file's levels printed, totals too, under five hidden. @param {(typeof runs)[number]} run */
function problemOf({ name, levels, base, zeros, targets }) {
  const [header = '', ...lines] = readFileSync(join(folder, `${name}.csv`), 'utf8')
    .trim()
    .split('\n');
  const names = header.split(',');
  const rows = lines.map((line) => line.split(','));
  const truth = Int32Array.from(rows, (row) => Number(row[names.indexOf('n')]));
  const small = { lower: zeros === 'shown' ? 1 : 0, upper: 4 };
  /** @type {Map<string, { columns: number[], wider: Set<string> }>} */
  const places = new Map();
  rows.forEach((row, place) => {
    const codes = levels.map((level) => [
      ...level.map((each) => `${each}=${row[names.indexOf(each)]}`),
      'all',
    ]);
    const combinations = (/** @type {(code: string, d: number) => readonly string[]} */ of, keys = ['']) =>
      codes.reduce(
        (done, own, d) =>
          done.flatMap((head) =>
            own.filter((code) => of(code, d).includes(code)).map((code) => `${head}|${code}`),
          ),
        keys,
      );
    for (const key of combinations((code) => [code])) {
      const found = places.get(key) ?? { columns: [], wider: new Set() };
      places.set(key, found);
      found.columns.push(place);
      const parts = key.split('|').slice(1);
      const wider = combinations((_, d) =>
        parts[d] === codes[d]?.[0] ? (codes[d] ?? []) : [parts[d] ?? '', 'all'],
      );
      for (const other of wider) if (other !== key) found.wider.add(other);
    }
  });
  const cells = [...places].map(([key, { columns }]) => {
    const sum = { columns: Int32Array.from(columns), factors: new Float64Array(columns.length).fill(1) };
    const count = columns.reduce((total, place) => total + (truth[place] ?? 0), 0);
    const printed = Math.floor(count / base + 0.5) * base;
    const half = Math.floor(base / 2);
    const says =
      count === 0 ? { lower: 0, upper: 0 } : { lower: Math.max(5, printed - half), upper: printed + half };
    return { key, count, sum, facts: [{ ...sum, ...says }], says, price: 1 };
  });
  const byKey = new Map(cells.map((cell) => [cell.key, cell]));
  const differences = [...places].flatMap(([part, { wider }]) =>
    [...wider].flatMap((whole) => {
      const [large, less] = [byKey.get(whole), byKey.get(part)];
      if (targets !== 'all' || large === undefined || less === undefined) return [];
      const inside = new Set(less.sum.columns);
      const columns = large.sum.columns.filter((place) => !inside.has(place));
      if (columns.length === 0 || large.says.lower - less.says.upper > small.upper) return [];
      const sum = { columns, factors: new Float64Array(columns.length).fill(1) };
      return [{ cell: `${whole} less ${part}`, sum, parts: [whole, part], level: 'L1' }];
    }),
  );
  return {
    columns: truth.length,
    columnUpper: 4 * truth.reduce((sum, count) => sum + count, 1000),
    relations: [],
    small,
    cells,
    hidden: new Set(
      cells.filter(({ count }) => count >= small.lower && count <= small.upper).map(({ key }) => key),
    ),
    truth,
    targetsOf: (/** @type {(key: string) => boolean} */ isShown) => [
      ...cells
        .filter(({ key }) => !isShown(key))
        .map(({ key, sum }) => ({ cell: key, sum, parts: [], level: 'L1' })),
      ...differences.filter(({ parts }) => parts.every(isShown)),
    ],
  };
}
