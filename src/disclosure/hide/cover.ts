/** Which units to hide so that every cut is met: greedily, or at the least price by a 0/1 program. */
import { withCare } from '../attack/careful-solver.ts';
import type { Solvers } from '../attack/solver.ts';
import type { Row } from '../attack/sum.ts';
import { type Cut, isMet } from './cut.ts';
import type { Pattern, Unit } from './units.ts';

/** Hides the units that meet most for their price, one after the other, then shows again those that are not needed. `pattern` is not changed. */
export function coverGreedily(cuts: readonly Cut[], start: Pattern, units: readonly Unit[]): Pattern {
  const pattern = start.slice();
  const missing = cuts.map((cut) => (isMet(cut, pattern) ? 0 : cut.need - sumOf(cut, pattern)));
  const using = cutsByUnit(cuts, ({ terms }) => terms.keys());
  const begunBy = cutsByUnit(cuts, ({ unlessShown }) => (unlessShown === null ? [] : [unlessShown]));
  const worth = (unit: number) => {
    let gain = 0;
    for (const c of using.get(unit) ?? []) {
      const still = missing[c] ?? 0;
      if (still > 0) gain += Math.min(cuts[c]?.terms.get(unit) ?? 0, still) / (cuts[c]?.need ?? 1);
    }
    return gain / (units[unit]?.price ?? 1);
  };
  const candidates = [...using.keys()].filter((unit) => pattern[unit] === 0).sort((a, b) => a - b);
  const worths = new Map(candidates.map((unit) => [unit, worth(unit)]));
  const chosen: number[] = [];
  for (;;) {
    let best = -1;
    let most = 1e-9;
    for (const [unit, value] of worths)
      if (value > most * (1 + 1e-9)) {
        best = unit;
        most = value;
      }
    if (best === -1) break;
    pattern[best] = 1;
    chosen.push(best);
    const touched = new Set<number>();
    for (const c of [...(using.get(best) ?? []), ...(begunBy.get(best) ?? [])]) {
      const cut = cuts[c];
      missing[c] = cut === undefined || isMet(cut, pattern) ? 0 : cut.need - sumOf(cut, pattern);
      for (const unit of cut?.terms.keys() ?? []) if (pattern[unit] === 0) touched.add(unit);
    }
    worths.delete(best);
    for (const unit of touched) if (worths.has(unit)) worths.set(unit, worth(unit));
  }
  for (const unit of chosen.reverse()) {
    pattern[unit] = 0;
    const isNeeded = (using.get(unit) ?? []).some((c) => {
      const cut = cuts[c];
      return cut !== undefined && !isMet(cut, pattern);
    });
    if (isNeeded) pattern[unit] = 1;
  }
  return pattern;
}

/** The least price at which all cuts are met, or null when the limit of branches is reached. */
export function coverExactly(
  cuts: readonly Cut[],
  start: Pattern,
  units: readonly Unit[],
  solvers: Solvers,
): Pattern | null {
  const used = [
    ...new Set(
      cuts.flatMap(({ terms, unlessShown }) => [
        ...terms.keys(),
        ...(unlessShown === null ? [] : [unlessShown]),
      ]),
    ),
  ]
    .filter((unit) => start[unit] === 0)
    .sort((a, b) => a - b);
  const columnOf = new Map(used.map((unit, column) => [unit, column]));
  const rows = cuts.map(({ need, terms, unlessShown }): Row => {
    const factors = new Map<number, number>();
    let fromStart = 0;
    for (const [unit, term] of terms) {
      const column = columnOf.get(unit);
      if (column === undefined) fromStart += term;
      else factors.set(column, term / need);
    }
    const own = unlessShown === null ? undefined : columnOf.get(unlessShown);
    if (own !== undefined) factors.set(own, (factors.get(own) ?? 0) - 1);
    return {
      columns: Int32Array.from(factors.keys()),
      factors: Float64Array.from(factors.values()),
      lower: (own === undefined ? 1 : 0) - fromStart / need - 1e-7,
      upper: Number.POSITIVE_INFINITY,
    };
  });
  const price = {
    columns: Int32Array.from(used.keys()),
    factors: Float64Array.from(used, (unit) => units[unit]?.price ?? 1),
  };
  const program = { columns: used.length, columnUpper: 1, rows, whole: 'exactly' } as const;
  const answer = withCare(solvers, program, 'unknown', (solver) => solver.least(price));
  if (typeof answer === 'string') return null;
  const pattern = start.slice();
  used.forEach((unit, column) => {
    if ((answer.solution[column] ?? 0) > 0.5) pattern[unit] = 1;
  });
  return pattern;
}

function sumOf({ terms }: Cut, pattern: Pattern): number {
  let sum = 0;
  for (const [unit, term] of terms) if (pattern[unit] === 1) sum += term;
  return sum;
}

function cutsByUnit(
  cuts: readonly Cut[],
  unitsOf: (cut: Cut) => Iterable<number>,
): ReadonlyMap<number, readonly number[]> {
  const using = new Map<number, number[]>();
  cuts.forEach((cut, c) => {
    for (const unit of unitsOf(cut)) {
      const list = using.get(unit);
      if (list === undefined) using.set(unit, [c]);
      else list.push(c);
    }
  });
  return using;
}
