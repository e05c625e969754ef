/** Counts that can never be small, with the sums of printed counts that prove it. */
import type { Program, Solver, Solvers } from '../attack/solver.ts';
import { type Row, type Sum, sumOf } from '../attack/sum.ts';
import type { Interval } from '../policy/rule.ts';
import { isWorthLocal, localPrograms } from '../witness/local-program.ts';
import { isNotSmall, type Proof, type Target } from './checker.ts';
import type { Cell, People, Relation } from './said.ts';

export interface Known {
  readonly cells: Map<string, Cell>;
  readonly relations: Relation[];
  readonly people: People;
  readonly small: Interval;
}

/** What a cell, or a relation (by its number), says as a row. */
export interface NamedRow extends Row {
  readonly name: string;
}

/** Targets that hold a printed count whole: that count is the proof. Cost: the columns of the target times the counts that begin in each. */
export function holdingPrinted(
  targets: readonly (Target & { readonly sum: Sum })[],
  rows: readonly NamedRow[],
  known: Known,
): readonly Proof[] {
  const starting = new Map<number, NamedRow[]>();
  for (const row of rows) {
    const [first] = row.columns;
    if (first === undefined || row.lower <= known.small.upper || row.factors.some((factor) => factor !== 1))
      continue;
    const before = starting.get(first);
    if (before === undefined) starting.set(first, [row]);
    else before.push(row);
  }
  return targets.flatMap(({ whole, part, sum }): readonly Proof[] => {
    const own = new Set(sum.columns.filter((_, i) => (sum.factors[i] ?? 0) >= 1));
    for (const column of own)
      for (const { name, columns } of starting.get(column) ?? []) {
        const proof: Proof = { whole, part, times: 1, proof: [[name, 1]] };
        if (columns.every((one) => own.has(one)) && isProven(proof, known)) return [proof];
      }
    return [];
  });
}

/** Multiples of a linear program's duals that are tried: its corners have small denominators. */
const multiples = [1, 2, 3, 4, 6, 12, 60];

interface Columns {
  readonly columns: number;
  readonly columnUpper: number;
  /** Rows without a name, which hold whatever is printed. */
  readonly rows: readonly Row[];
}

/** Proofs from the duals of the least value, made whole numbers, of the rows around a target; a target without one is left out. */
export function fromNearDuals(
  targets: readonly (Target & { readonly sum: Sum })[],
  { columns, columnUpper, rows }: Columns,
  named: readonly NamedRow[],
  known: Known,
  solvers: Solvers,
): readonly Proof[] {
  if (!isWorthLocal(columns))
    return fromDuals(targets, { columns, columnUpper, rows }, named, known, solvers);
  const local = localPrograms(columns, columnUpper, [...named, ...rows]);
  return targets.flatMap((target) => {
    const near = local(target.sum);
    const names = near.rows.map((place) => named[place]?.name ?? null);
    return asked(solvers, near.program, (solver) =>
      proofOf({ ...target, sum: near.sum }, solver, names, known),
    );
  });
}

/** Targets beyond these have no proof: a release that needs so many hides too little. */
const mostWhole = 500;

/** The same of all rows: slower, and finds every proof that there is. */
export function fromDuals(
  targets: readonly (Target & { readonly sum: Sum })[],
  { columns, columnUpper, rows }: Columns,
  named: readonly NamedRow[],
  known: Known,
  solvers: Solvers,
): readonly Proof[] {
  if (targets.length === 0) return [];
  const names = named.map(({ name }) => name);
  return asked(solvers, { columns, columnUpper, rows: [...named, ...rows] }, (solver) =>
    targets.slice(0, mostWhole).flatMap((target) => proofOf(target, solver, names, known)),
  );
}

/** A solver that throws has proven nothing. */
function asked(
  solvers: Solvers,
  program: Program,
  use: (solver: Solver) => readonly Proof[],
): readonly Proof[] {
  try {
    return solvers.withProgram(program, use);
  } catch {
    return [];
  }
}

function proofOf(
  { whole, part, sum }: Target & { readonly sum: Sum },
  solver: Solver,
  names: readonly (string | null)[],
  known: Known,
): readonly Proof[] {
  const least = solver.least(sum);
  if (typeof least === 'string') return [];
  const isAbove = least.value > known.small.upper;
  const answer = isAbove || known.small.lower === 0 ? least : solver.greatest(sum);
  if (typeof answer === 'string' || (!isAbove && answer === least)) return [];
  for (const multiple of multiples) {
    const proof = names.flatMap((name, i): readonly (readonly [string, number])[] => {
      const factor = Math.round((answer.duals[i] ?? 0) * multiple);
      return factor === 0 || name === null ? [] : [[name, factor]];
    });
    const found: Proof = { whole, part, times: isAbove ? multiple : -multiple, proof: [...proof] };
    if (isProven(found, known)) return [found];
  }
  return [];
}

const isProven = (proof: Proof, known: Known): boolean =>
  isNotSmall(proof, known, known.people, [known.small.lower, known.small.upper]);

/** The relations of the checker as rows over the columns. */
export function relationRows(
  relations: readonly Relation[],
  sums: ReadonlyMap<string, Sum>,
): readonly NamedRow[] {
  return relations.flatMap(({ terms, isNought }, i): readonly NamedRow[] => {
    const total = new Map<number, number>();
    for (const [cell, times] of terms) {
      const sum = sums.get(cell);
      if (sum === undefined) return [];
      sum.columns.forEach((column, at) => {
        total.set(column, (total.get(column) ?? 0) + times * (sum.factors[at] ?? 0));
      });
    }
    const columns = [...total.keys()].filter((column) => total.get(column) !== 0);
    const factors = Float64Array.from(columns, (column) => total.get(column) ?? 0);
    return [
      {
        ...sumOf(columns),
        factors,
        name: String(i),
        lower: 0,
        upper: isNought ? 0 : Number.POSITIVE_INFINITY,
      },
    ];
  });
}
