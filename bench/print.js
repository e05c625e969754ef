/** The tables that the bench prints. */

const line = (cells, widths) =>
  `${cells
    .map((cell, i) => cell.padEnd(widths[i] ?? 0))
    .join('  ')
    .trimEnd()}\n`;
const seconds = (value) => value.toFixed(value < 1 ? 2 : 1);

function printTable(title, rows) {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  process.stdout.write(`\n${title}\n${rows.map((row) => line(row, widths)).join('')}`);
}

/** Ratios are homeward's cost over the row's. @param {import('./compare.js').Comparison} comparison */
export function printCosts({ study: { size, megabytes, invented }, rows }) {
  const ours = rows[0]?.cost;
  const cells = rows.map(({ program, cost, answers }) =>
    cost === undefined || ours === undefined
      ? [program, '', '', '', '', '', answers]
      : [
          program,
          seconds(cost.seconds),
          seconds(cost.cpu),
          cost.megabytes.toFixed(0),
          (ours.seconds / cost.seconds).toFixed(2),
          (ours.cpu / cost.cpu).toFixed(2),
          answers,
        ],
  );
  printTable(`${size}, ${megabytes.toFixed(0)} MB delivered`, [
    ['program', 'seconds', 'cpu', 'peak MB', 'homeward ÷ it', 'in cpu', 'answers'],
    ...cells,
  ]);
  if (invented !== undefined)
    process.stdout.write(
      `inventing it: ${seconds(invented.seconds)} s, ${invented.megabytes.toFixed(0)} MB\n`,
    );
}

/**
 * The exponent between the smallest and the greatest size: 1 is linear, less where the start dominates.
 * @param {readonly import('./compare.js').Comparison[]} comparisons
 */
export function growth(comparisons) {
  const points = comparisons.flatMap(({ study, rows }) =>
    rows[0]?.cost === undefined ? [] : [{ megabytes: study.megabytes, cpu: rows[0].cost.cpu }],
  );
  const [first, last] = [points.at(0), points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return;
  const each = points.map(({ megabytes, cpu }) => `${((1000 * cpu) / megabytes).toFixed(1)} s`).join(', ');
  const steps = points.slice(1).map((point, i) => {
    const before = points[i] ?? point;
    return (Math.log(point.cpu / before.cpu) / Math.log(point.megabytes / before.megabytes)).toFixed(2);
  });
  process.stdout.write(
    `\ncpu for each gigabyte: ${each}; exponents from size to size: ${steps.join(', ')} (1 is linear)\n`,
  );
}

/** @param {readonly import('./time-limits.js').TimeLimit[]} limits */
export function printLimits(limits) {
  printTable('what a person waits for', [
    ['', 'seconds', 'limit', 'peak MB'],
    ...limits.map(({ what, limit, cost }) => [
      what,
      seconds(cost.seconds),
      `${limit}${cost.seconds > limit ? ' EXCEEDED' : ''}`,
      cost.megabytes.toFixed(0),
    ]),
  ]);
}
