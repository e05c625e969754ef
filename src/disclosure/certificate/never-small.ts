/** Counts that can never be small, with the sums of printed counts that prove it. */
import type { Program, Solver, Solvers } from '../attack/solver.ts';
import { type Row, type Sum, sumOf } from '../attack/sum.ts';
import { isWorthLocal, localPrograms } from '../witness/local-program.ts';
import type { Proof, Target } from './certificate.ts';
import { isNotSmall, type World } from './checker.ts';

/** What is said, as a row over the columns. */
interface NamedRow extends Row {
  readonly name: string;
}

/** Targets that hold a printed count whole: that count is the proof. Cost: the columns of the target times the counts that begin in each. */
export function holdingPrinted(
  targets: readonly (Target & { readonly sum: Sum })[],
  rows: readonly NamedRow[],
  world: World,
): readonly Proof[] {
  const starting = new Map<number, NamedRow[]>();
  for (const row of rows) {
    const [first] = row.columns;
    if (first === undefined || row.lower <= mostSmall(world) || row.factors.some((factor) => factor !== 1))
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
        if (columns.every((one) => own.has(one)) && isNotSmall(proof, world)) return [proof];
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
  world: World,
  solvers: Solvers,
): readonly Proof[] {
  if (!isWorthLocal(columns))
    return fromDuals(targets, { columns, columnUpper, rows }, named, world, solvers);
  const local = localPrograms(columns, columnUpper, [...named, ...rows]);
  return targets.flatMap((target) => {
    const near = local(target.sum);
    const names = near.rows.map((place) => named[place]?.name ?? null);
    return asked(solvers, near.program, (solver) =>
      proofOf({ ...target, sum: near.sum }, solver, names, world),
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
  world: World,
  solvers: Solvers,
): readonly Proof[] {
  if (targets.length === 0) return [];
  const names = named.map(({ name }) => name);
  return asked(solvers, { columns, columnUpper, rows: [...named, ...rows] }, (solver) =>
    targets.slice(0, mostWhole).flatMap((target) => proofOf(target, solver, names, world)),
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
  world: World,
): readonly Proof[] {
  const least = solver.least(sum);
  if (typeof least === 'string') return [];
  const isAbove = least.value > mostSmall(world);
  const answer = isAbove || world.small[0] === 0 ? least : solver.greatest(sum);
  if (typeof answer === 'string' || (!isAbove && answer === least)) return [];
  for (const multiple of multiples) {
    const proof = names.flatMap((name, i): readonly (readonly [string, number])[] => {
      const factor = Math.round((answer.duals[i] ?? 0) * multiple);
      return factor === 0 || name === null ? [] : [[name, factor]];
    });
    const found: Proof = { whole, part, times: isAbove ? multiple : -multiple, proof };
    const full = { ...found, proof: [...proof, ...untilNothingIsLeft(found, world)] };
    const further = multiple > mostWithNobodies ? [] : nobodies(full, world);
    const proven = [[], ...further]
      .map((more): Proof => ({ ...full, proof: [...full.proof, ...more] }))
      .find((one) => isNotSmall(one, world));
    if (proven !== undefined) return [proven];
  }
  return [];
}

/** Counts that no dimension divides and that are a sum of others by definition are taken for these: columns do not tell them apart. */
function untilNothingIsLeft(
  { whole, part, times, proof }: Proof,
  { said }: World,
): readonly (readonly [string, number])[] {
  const total = new Map([[part, times]]).set(whole, -times);
  const add = (name: string, by: number) => {
    for (const [cell, factor] of said.get(name)?.terms ?? [])
      total.set(cell, (total.get(cell) ?? 0) + factor * by);
  };
  for (const [name, by] of proof) add(name, by);
  return [...said].flatMap(([name, { terms, lower, upper }]): readonly (readonly [string, number])[] => {
    const [cell = '', factor = 0] = terms.at(-1) ?? [];
    const by = terms.length > 1 && lower === upper ? (total.get(cell) ?? 0) : 0;
    if (by === 0 || factor !== -1) return [];
    add(name, by);
    return [[name, by]];
  });
}

const mostWithNobodies = 3;
const mostPeople = 20_000;

/**
 * Counts of nobody, taken no times: they make the checker tell people apart by one dimension more, and so see who cannot be. First one for each further
 * dimension, then all together.
 */
function nobodies(
  { whole, part, proof }: Proof,
  { said, cells, axes }: World,
): readonly (readonly (readonly [string, number])[])[] {
  const dimensionsOf = (name: string) =>
    new Set(cells.get(name)?.places.flatMap((places) => places.map((place) => place.replace(/=.*/, ''))));
  const names = proof.flatMap(([name]) => (said.get(name)?.terms ?? []).map(([cell]) => cell));
  const own = new Set([whole, part, ...names].flatMap((name) => [...dimensionsOf(name)]));
  const found = new Map<string, string>();
  for (const [name, { upper }] of said) {
    if (upper !== 0) continue;
    const all = [...dimensionsOf(name)];
    const further = all.filter((dimension) => !own.has(dimension));
    if (further.length > 0 && further.length < all.length && !found.has(further.join()))
      found.set(further.join(), name);
  }
  const peopleWith = (more: readonly string[]) => {
    const told = new Set([...own, ...more.flatMap((name) => [...dimensionsOf(name)])]);
    const isTold = (place: string) => told.has(place.replace(/=.*/, ''));
    return axes.reduce(
      (n, { finest }) => n * new Set(finest.map((places) => places.filter(isTold).join())).size,
      1,
    );
  };
  return [...[...found.values()].map((name) => [name]), [...found.values()]]
    .filter((more) => more.length > 0 && peopleWith(more) <= mostPeople)
    .map((more) => more.map((name) => [name, 0] as const));
}

const mostSmall = ({ small }: World): number => small.at(-1) ?? 0;

/** What is said of counts that the columns have; what they say by themselves, or says nothing, is left out. */
export function saidRows({ said }: World, sums: ReadonlyMap<string, Sum>): readonly NamedRow[] {
  return [...said].flatMap(([name, { terms, lower, upper }]): readonly NamedRow[] => {
    const total = new Map<number, number>();
    for (const [cell, times] of terms) {
      const sum = sums.get(cell);
      if (sum === undefined) return [];
      sum.columns.forEach((column, at) => {
        total.set(column, (total.get(column) ?? 0) + times * (sum.factors[at] ?? 0));
      });
    }
    const columns = [...total.keys()].filter((column) => total.get(column) !== 0);
    const isEmpty = lower <= 0 && upper === null && terms.length === 1;
    if (columns.length === 0 || isEmpty) return [];
    const factors = Float64Array.from(columns, (column) => total.get(column) ?? 0);
    return [{ ...sumOf(columns), factors, name, lower, upper: upper ?? Number.POSITIVE_INFINITY }];
  });
}
