/** The whole table nearest to given counts that keeps all rows: most of what is known can stay as it is. */
import type { Bounds } from './bounds.ts';
import { withCare } from './careful-solver.ts';
import { valueIn } from './found-tables.ts';
import type { Answer, NoAnswer, Solvers } from './solver.ts';
import { type Row, sumOf } from './sum.ts';

interface Asked {
  readonly rows: readonly Row[];
  readonly bounds: Bounds;
  readonly columnUpper: number;
  readonly solvers: Solvers;
}

/**
 * Least total change, as a linear program in the changes up and down; its corners are mostly whole, since short chains of changes are. Where they
 * are not, the same again from the rounded corner, a few times (the feasibility pump: Fischetti, Glover & Lodi 2005, Mathematical Programming
 * 104). `taken` says whether a rounded answer is a table. `none`: no counts keep all rows, says the solver.
 */
export function seekNearest(
  from: Int32Array,
  asked: Asked,
  taken: (counts: Float64Array) => boolean,
): 'found' | NoAnswer {
  let known = within(from, asked);
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const nearest = nearestTo(known, asked);
    if (typeof nearest === 'string') return nearest;
    if (taken(nearest)) return 'found';
    const rounded = within(nearest, asked);
    if (rounded.every((count, i) => count === known[i])) break;
    known = rounded;
  }
  return 'unknown';
}

const mostTurns = 6;

const within = (counts: ArrayLike<number>, { bounds: { lower, upper }, columnUpper }: Asked): Int32Array =>
  Int32Array.from(counts, (count, i) =>
    Math.min(upper[i] ?? 0, columnUpper, Math.max(lower[i] ?? 0, Math.round(count))),
  );

function nearestTo(
  known: Int32Array,
  { rows, bounds, columnUpper, solvers }: Asked,
): Float64Array | NoAnswer {
  const { columns, lower, upper } = bounds;
  const size = 2 * columns;
  const most = new Float64Array(size);
  known.forEach((count, i) => {
    most[i] = Math.min(upper[i] ?? 0, columnUpper) - count;
    most[columns + i] = count - (lower[i] ?? 0);
  });
  const program = {
    columns: size,
    columnUpper,
    bounds: { lower: new Float64Array(size), upper: most },
    rows: rows.map((row) => {
      const now = valueIn(row, known);
      return {
        columns: Int32Array.from([...row.columns, ...row.columns.map((column) => column + columns)]),
        factors: Float64Array.from([...row.factors, ...row.factors.map((factor) => -factor)]),
        lower: row.lower - now,
        upper: row.upper - now,
      };
    }),
  };
  const all = sumOf(Array.from({ length: size }, (_, i) => i));
  const answer = withCare<Answer | NoAnswer>(solvers, program, 'unknown', ({ least }) => least(all));
  if (typeof answer === 'string') return answer;
  return Float64Array.from(
    known,
    (count, i) => count + (answer.solution[i] ?? 0) - (answer.solution[columns + i] ?? 0),
  );
}
