/** The cheapest point at which some rows hold and others may be broken, each at its price: what to hide so that the point is possible. */
import type { Bounds } from '../attack/bounds.ts';
import { withCare } from '../attack/careful-solver.ts';
import type { Program, Solvers } from '../attack/solver.ts';
import { type Row, type Sum, sumOf } from '../attack/sum.ts';

export interface Elastic {
  readonly columns: number;
  readonly columnUpper: number;
  readonly bounds: Bounds;
  /** Hold whatever it costs. */
  readonly rows: readonly Row[];
  readonly shown: readonly { readonly row: Row; readonly price: number }[];
}

export interface Broken {
  readonly point: Float64Array;
  /** Places among `shown`. */
  readonly broken: readonly number[];
}

const negligible = 1e-6;
/** What a row that is not broken is taken to be broken by, when those that are shall become fewer. */
const atLeast = 0.5;

/**
 * Source: Kelly, Golden & Assad 1990 (cell suppression by linear programs), with intervals; twice, so that few rows are broken by much rather than many by
 * little (reweighted l1: Candès, Wakin & Boyd 2008). Null when it came to no end, or none may be broken and some must.
 */
export function leastBroken(elastic: Elastic, solvers: Solvers, mayBreak: boolean): Broken | null {
  const { columns, rows, shown } = elastic;
  const slackAt = (i: number) => columns + 2 * i;
  const program = programOf(elastic, 2 * shown.length, [
    ...rows,
    ...shown.map(({ row }, i) => ({
      ...row,
      columns: Int32Array.of(...row.columns, slackAt(i), slackAt(i) + 1),
      factors: Float64Array.of(...row.factors, 1, -1),
    })),
  ]);
  const brokenBy = (point: Float64Array, i: number) =>
    Math.max(point[slackAt(i)] ?? 0, point[slackAt(i) + 1] ?? 0);
  const costing = (priceOf: (i: number) => number): Sum => ({
    columns: Int32Array.from({ length: 2 * shown.length }, (_, i) => columns + i),
    factors: Float64Array.from({ length: 2 * shown.length }, (_, i) => priceOf(i >> 1)),
  });
  const price = (i: number) => shown[i]?.price ?? 1;
  const first = solved(program, costing(price), solvers);
  if (first === null) return null;
  const brokenIn = (point: Float64Array) => [...shown.keys()].filter((i) => brokenBy(point, i) > negligible);
  if (!mayBreak) return brokenIn(first).length > 0 ? null : { point: first.slice(0, columns), broken: [] };
  const fewer = costing((i) => price(i) / (brokenBy(first, i) + atLeast));
  const point = solved(program, fewer, solvers) ?? first;
  return { point: point.slice(0, columns), broken: brokenIn(point) };
}

/** A point in whole numbers at which all rows hold: as the solver gives it, unchecked. */
export const wholePoint = (elastic: Elastic, solvers: Solvers): Float64Array | null =>
  solved(
    {
      ...programOf(elastic, 0, [...elastic.rows, ...elastic.shown.map(({ row }) => row)]),
      whole: 'roughly',
    },
    sumOf([]),
    solvers,
  );

function programOf({ columns, columnUpper, bounds }: Elastic, slacks: number, rows: readonly Row[]): Program {
  const ends = (own: Float64Array, slack: number) =>
    Float64Array.from({ length: columns + slacks }, (_, i) => (i < columns ? (own[i] ?? 0) : slack));
  return {
    columns: columns + slacks,
    columnUpper,
    bounds: { lower: ends(bounds.lower, 0), upper: ends(bounds.upper, columnUpper) },
    rows,
  };
}

function solved(program: Program, sum: Sum, solvers: Solvers): Float64Array | null {
  const answer = withCare(solvers, program, 'unknown' as const, (solver) => solver.least(sum));
  return typeof answer === 'string' ? null : answer.solution;
}
