/** Frees one weak target after another at once: the cheapest change of the table that moves its end as far as it must go, and the cells that it breaks. */

import { withCare } from '../attack/careful-solver.ts';
import type { ProblemTarget } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import type { Row } from '../attack/sum.ts';
import type { Interval } from '../policy/rule.ts';
import type { Block } from './blocks.ts';
import { isReached, type Reach, reach } from './points.ts';
import type { Pattern } from './units.ts';

export interface Completed {
  readonly pattern: Pattern;
  /** Tables that agree with what it shows. */
  readonly points: readonly Float64Array[];
}

const negligible = 1e-6;

/**
 * Source: Kelly, Golden & Assad 1990 (cell suppression by linear programs), here with intervals: every shown row may be broken at its unit's price for
 * each count. Quick and not least: for what cuts are slow to close. Targets that cannot be freed are passed over.
 */
export function complete(
  { problem, units }: Pick<Block, 'problem' | 'units'>,
  start: Pattern,
  weak: readonly ProblemTarget[],
  solvers: Solvers,
): Completed {
  const { small } = problem;
  const pattern = start.slice();
  const reached = weak.map(
    (): Reach => ({ least: Number.POSITIVE_INFINITY, greatest: Number.NEGATIVE_INFINITY }),
  );
  const points: Float64Array[] = [];
  const see = (point: Float64Array) => {
    points.push(point);
    reach(weak, reached, point, small);
  };
  if (problem.truth !== undefined) see(Float64Array.from(problem.truth));
  weak.forEach((target, t) => {
    for (const end of ['least', 'greatest'] as const) {
      const known = reached[t];
      if (known === undefined || isReached(target, known, small)) return;
      if (end === 'least' ? known.least <= small.lower : known.greatest >= small.upper) continue;
      const point = cheapest({ problem, units }, pattern, wished(target, end, small), solvers);
      if (point !== null) see(point);
    }
  });
  return { pattern, points };
}

const wished = ({ sum }: ProblemTarget, end: 'least' | 'greatest', small: Interval): Row => ({
  ...sum,
  lower: end === 'least' ? Number.NEGATIVE_INFINITY : small.upper,
  upper: end === 'least' ? small.lower : Number.POSITIVE_INFINITY,
});

/** Hides in `pattern` what the table found breaks. */
function cheapest(
  { problem, units }: Pick<Block, 'problem' | 'units'>,
  pattern: Pattern,
  wish: Row,
  solvers: Solvers,
): Float64Array | null {
  const { columns, columnUpper, relations } = problem;
  const rows: Row[] = [...relations, wish];
  const slackOf: number[] = [];
  const prices: number[] = [];
  units.forEach((unit, u) => {
    if (pattern[u] === 1) return;
    for (const row of unit.rows) {
      if (unit.isFixed) {
        rows.push(row);
        continue;
      }
      const over = columns + slackOf.length;
      slackOf.push(u, u);
      prices.push(unit.price, unit.price);
      rows.push({
        ...row,
        columns: Int32Array.of(...row.columns, over, over + 1),
        factors: Float64Array.of(...row.factors, -1, 1),
      });
    }
  });
  const price = {
    columns: Int32Array.from(prices, (_, i) => columns + i),
    factors: Float64Array.from(prices),
  };
  const program = { columns: columns + prices.length, columnUpper, rows };
  const answer = withCare(solvers, program, 'unknown', (solver) => solver.least(price));
  if (typeof answer === 'string') return null;
  slackOf.forEach((unit, i) => {
    if ((answer.solution[columns + i] ?? 0) > negligible) pattern[unit] = 1;
  });
  return answer.solution.slice(0, columns);
}
