/** Hides further counts until no small count can be worked out or narrowed, dear ones last. */
import {
  type AttackSummary,
  attack,
  containsSmall,
  differenceOf,
  type PrintedRow,
  type Target,
  targetOf,
  type Weakness,
} from './attack.ts';
import type { Decision, Decisions } from './decisions.ts';
import type { Model } from './model.ts';
import type { Policy } from './policy.ts';
import type { Quantity } from './quantities.ts';
import { type Refusal, refuse } from './refusal.ts';
import { behindRounded, roundedTo, smallRange } from './rule.ts';
import { loadSolvers, type Solver } from './solver.ts';
import { plus, type Sum } from './sum.ts';
import { lookInWholeNumbers, mostWholeColumns } from './whole-numbers.ts';

export type Safe =
  | {
      readonly kind: 'safe';
      readonly decisions: Decisions;
      readonly attack: AttackSummary;
    }
  | Refusal;

/**
 * Starts from what the rule decided. `model` is what the cleverest outsider puts together, `plain` what anybody would. Deterministic: no clock, no chance; ties fall to the quantity that
 * was drafted first.
 */
export async function makeSafe(model: Model, plain: Model, byRule: Decisions, policy: Policy): Promise<Safe> {
  const solvers = await loadSolvers();
  const small = smallRange(policy);
  const decisions = new Map<string, Decision>(byRule);
  const targets = new Map<string, Target>();
  const near = nearlyEqual(model, policy);
  const prices = pricesOf(model.quantities, policy);
  const columnUpper =
    4 * Math.max(1000, ...model.quantities.map(({ count }) => roundedTo(policy.roundTo, count)));
  for (let round = 1; ; round += 1) {
    const rows = printedRows(model, decisions, policy);
    const open = currentTargets(model, decisions, rows, near, targets);
    const program = { columns: model.columns, columnUpper, rows: [...rows, ...model.relations] };
    const plainProgram = {
      columns: plain.columns,
      columnUpper,
      rows: [...printedRows(plain, decisions, policy), ...plain.relations],
    };
    const { weaknesses, undecided } = solvers.withProgram(plainProgram, (plainSolver) =>
      solvers.withProgram(program, (solver) =>
        attack(solver, open, rows, small, (target) =>
          isAbove(small.upper, plainSum(target, plain), plainSolver),
        ),
      ),
    );
    if (undecided)
      return refuse('DISCLOSURE_NOT_DECIDED', ['The solver could not say what an outsider can work out.']);
    const contained = open.filter((target) => containsSmall(target, small));
    const whole =
      weaknesses.length === 0 && model.columns <= mostWholeColumns
        ? lookInWholeNumbers(solvers, program, contained, rows, small)
        : null;
    const all = [...weaknesses, ...(whole?.weaknesses ?? [])];
    if (all.length === 0)
      return {
        kind: 'safe',
        decisions,
        attack: {
          scope: model.scope,
          atoms: model.columns,
          rows: program.rows.length,
          targets: open.length,
          solves: solvers.solves(),
          rounds: round,
          wholeNumbersOpen: whole?.open ?? null,
        },
      };
    const chosen = cover(all, prices);
    if (chosen.length === 0)
      return refuse('DISCLOSURE_NOT_SAFE', [
        'A small count stays exact or narrowed whatever else is hidden.',
      ]);
    for (const quantity of chosen) decisions.set(quantity, 'hidden to protect');
  }
}

/** The sum of a target in another model of the same quantities. */
function plainSum({ parts, id }: Target, plain: Model): Sum {
  const [whole, part] = (parts.length === 0 ? [id] : parts).map((key) => plain.sums.get(key));
  if (whole === undefined) throw new Error('impossible: a target of no quantity');
  return part === undefined ? whole : plus(whole, part, -1);
}

function isAbove(value: number, sum: Sum, solver: Solver): boolean {
  const answer = solver.least(sum);
  return typeof answer !== 'string' && answer.value > value + 1e-6;
}

/** One row for each printed quantity, in drafted order. */
function printedRows(model: Model, decisions: Decisions, policy: Policy): readonly PrintedRow[] {
  return model.quantities.flatMap(({ key, count }) => {
    const sum = model.sums.get(key);
    if (decisions.get(key) !== 'shown' || sum === undefined) return [];
    const { lower, upper } = behindRounded(policy, roundedTo(policy.roundTo, count));
    return [{ ...sum, quantity: key, lower: Math.max(lower, model.floors.get(key) ?? 0), upper }];
  });
}

/** Hidden counts, and differences of printed nested counts; known ones keep what was seen of them. */
function currentTargets(
  model: Model,
  decisions: Decisions,
  rows: readonly PrintedRow[],
  near: Model['nested'],
  known: Map<string, Target>,
): readonly Target[] {
  const printed = new Map(rows.map((row) => [row.quantity, row]));
  const keep = (id: string, make: () => Target): Target => {
    const target = known.get(id) ?? make();
    known.set(id, target);
    return target;
  };
  const hidden = model.quantities.flatMap(({ key }) => {
    const sum = model.sums.get(key);
    return sum === undefined || decisions.get(key) === 'shown' ? [] : [keep(key, () => targetOf(key, sum))];
  });
  const differences = near.flatMap(([whole, part]) => {
    const [a, b] = [printed.get(whole), printed.get(part)];
    if (a === undefined || b === undefined) return [];
    const id = `${whole} − ${part}`;
    return [keep(id, () => differenceOf(id, a, b, [whole, part]))];
  });
  return [...hidden, ...differences];
}

/** Nested pairs, through any number of others between, of which the printed figures alone leave a small difference possible. */
function nearlyEqual({ nested, quantities }: Model, policy: Policy): Model['nested'] {
  const printed = new Map(
    quantities.map(({ key, count }) => [key, behindRounded(policy, roundedTo(policy.roundTo, count))]),
  );
  const mostSmall = smallRange(policy).upper;
  const isNear = (whole: string, part: string) =>
    (printed.get(whole)?.lower ?? 0) - (printed.get(part)?.upper ?? 0) <= mostSmall;
  const parts = new Map<string, Set<string>>();
  for (const [whole, part] of nested)
    if (isNear(whole, part)) parts.set(whole, (parts.get(whole) ?? new Set()).add(part));
  const below = new Map<string, ReadonlySet<string>>();
  const allBelow = (whole: string): ReadonlySet<string> => {
    const known = below.get(whole);
    if (known !== undefined) return known;
    below.set(whole, new Set());
    const direct = [...(parts.get(whole) ?? [])];
    const found = new Set(direct.flatMap((part) => [part, ...allBelow(part)]));
    below.set(whole, found);
    return found;
  };
  return quantities.flatMap(({ key }) =>
    [...allBelow(key)].filter((part) => isNear(key, part)).map((part) => [key, part] as const),
  );
}

/** Whole prices: importance, and the more the larger the printed figure. */
function pricesOf(quantities: readonly Quantity[], policy: Policy): ReadonlyMap<string, number> {
  return new Map(
    quantities.map(({ key, count, importance }) => [
      key,
      importance * (4 + Math.round(2 * Math.log2(1 + roundedTo(policy.roundTo, count)))),
    ]),
  );
}

/** The cheapest quantities, one after the other, that could move every weak end as far as it is short. */
function cover(weaknesses: readonly Weakness[], prices: ReadonlyMap<string, number>): readonly string[] {
  const chosen = new Set<string>();
  const missing = weaknesses.map(({ short }) => short);
  const order = [...prices.keys()];
  for (;;) {
    const gains = new Map<string, number>();
    weaknesses.forEach(({ movedBy, short }, w) => {
      const still = missing[w] ?? 0;
      if (still <= 0) return;
      for (const [quantity, moved] of movedBy)
        if (!chosen.has(quantity))
          gains.set(quantity, (gains.get(quantity) ?? 0) + Math.min(moved, still) / short);
    });
    const best = order.reduce<string | null>((found, quantity) => {
      const worth = (key: string) => (gains.get(key) ?? 0) / (prices.get(key) ?? 1);
      return worth(quantity) > (found === null ? 0 : worth(found) + 1e-9) ? quantity : found;
    }, null);
    if (best === null) return [...chosen];
    chosen.add(best);
    weaknesses.forEach(({ movedBy }, w) => {
      missing[w] = (missing[w] ?? 0) - (movedBy.get(best) ?? 0);
    });
  }
}
