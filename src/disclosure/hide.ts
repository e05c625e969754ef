/** Hides further counts until no small count can be worked out or narrowed, dear ones last. */
import {
  type AttackSummary,
  attack,
  containsSmall,
  lessAll,
  type PrintedRow,
  type Target,
  type Weakness,
} from './attack/attack.ts';
import { loadSolvers, type Program, type Solver, type Solvers } from './attack/solver.ts';
import type { Sum } from './attack/sum.ts';
import { lookInWholeNumbers, mostWholeColumns } from './attack/whole-numbers.ts';
import type { Decisions } from './draft/decisions.ts';
import type { Model } from './draft/model.ts';
import { targetsIn } from './draft/targets.ts';
import type { Policy } from './policy/policy.ts';
import { behindRounded, roundedTo, smallRange } from './policy/rule.ts';
import { type Refusal, refuse } from './refusal.ts';

export type Safe =
  | {
      readonly kind: 'safe';
      readonly decisions: Decisions;
      readonly attack: AttackSummary;
    }
  | Refusal;

/**
 * Starts from what the rule decided. What can be spared is left aside until all else is safe, then shown, and hides before anything else does.
 * Several outsiders look at the same figures. Deterministic: no clock, no chance; ties fall to the quantity that was drafted first.
 */
export async function makeSafe(
  outsiders: Outsiders,
  byRule: Decisions,
  spared: readonly string[],
  policy: Policy,
): Promise<Safe> {
  const solvers = await loadSolvers();
  const prices = pricesOf(outsiders.knowing, policy);
  let rounds = 0;
  const hideUntilSafe = (
    start: Decisions,
    hidable: ReadonlyMap<string, number>,
    inWholeNumbers = false,
  ): Safe => {
    const attackers = attackersOf(outsiders, policy);
    const decisions = new Map(start);
    for (;;) {
      rounds += 1;
      const look = lookAt(attackers, outsiders.plain, decisions, policy, solvers, inWholeNumbers);
      if (look.undecided)
        return refuse('DISCLOSURE_NOT_DECIDED', ['The solver could not say what an outsider can work out.']);
      const chosen = cover(look.weaknesses, hidable);
      if (look.weaknesses.length === 0 || (chosen.length === 0 && hidable !== prices))
        return { kind: 'safe', decisions, attack: { ...look.summary, solves: solvers.solves(), rounds } };
      if (chosen.length === 0)
        return refuse('DISCLOSURE_NOT_SAFE', [
          'A small count stays exact or narrowed whatever else is hidden.',
        ]);
      for (const quantity of chosen) decisions.set(quantity, 'hidden to protect');
    }
  };
  const spare = spared.filter((key) => byRule.get(key) === 'shown');
  const first = hideUntilSafe(new Map([...byRule].filter(([key]) => !spare.includes(key))), prices);
  if (first.kind === 'refusal') return first;
  const shown = new Map([...first.decisions, ...spare.map((key) => [key, 'shown'] as const)]);
  const second = hideUntilSafe(shown, new Map(spare.map((key) => [key, prices.get(key) ?? 1])));
  return second.kind === 'refusal' ? second : hideUntilSafe(second.decisions, prices, true);
}

/**
 * Differences are those that the tables show to lie in each other; what lies in each other only by definition has no printed name. A whole table that
 * agrees with the definitions agrees with the tables too, so that hidden counts need be looked at in whole numbers by one only.
 */
const attackersOf = ({ knowing, reading }: Outsiders, policy: Policy) => [
  {
    model: reading,
    targets: targetsIn(reading, policy, true),
    mustBePlain: true,
    isOwn: ({ parts }: Target) => parts.length > 0,
  },
  { model: knowing, targets: targetsIn(knowing, policy, false), mustBePlain: false, isOwn: () => true },
];

type Attackers = ReturnType<typeof attackersOf>;

interface Look {
  readonly weaknesses: readonly Weakness[];
  readonly undecided: boolean;
  readonly summary: Omit<AttackSummary, 'solves' | 'rounds'>;
}

/** What all attackers find. */
function lookAt(
  attackers: Attackers,
  plain: Model,
  decisions: Decisions,
  policy: Policy,
  solvers: Solvers,
  inWholeNumbers: boolean,
): Look {
  const small = smallRange(policy);
  const programOf = (model: Model, rows: readonly PrintedRow[]): Program => ({
    columns: model.columns,
    columnUpper: 4 * Math.max(1000, ...model.quantities.map(({ count }) => roundedTo(policy.roundTo, count))),
    rows: [...rows, ...model.relations],
  });
  const plainProgram = programOf(plain, printedCounts(plain, decisions, policy));
  const attacks = attackers.map(({ model, targets, mustBePlain, isOwn }) => {
    const rows = [...printedCounts(model, decisions, policy), ...printedStatistics(model, decisions)];
    const open = targets(decisions, rows);
    const program = programOf(model, rows);
    const attacked = solvers.withProgram(plainProgram, (plainSolver) =>
      solvers.withProgram(program, (solver) =>
        attack(
          solver,
          open,
          rows,
          small,
          (target) => !mustBePlain || isAbove(small.upper, plainSum(target, plain), plainSolver),
        ),
      ),
    );
    return { ...attacked, model, open, rows, program, isOwn };
  });
  const found = attacks.flatMap(({ weaknesses }) => weaknesses);
  const whole = attacks.map(({ model, open, rows, program, isOwn }) => {
    if (found.length > 0 || !inWholeNumbers || model.columns > mostWholeColumns)
      return { weaknesses: [], open: null };
    const contained = open.filter((target) => isOwn(target) && containsSmall(target, small));
    return lookInWholeNumbers(solvers, program, contained, rows, small);
  });
  return {
    weaknesses: [...found, ...whole.flatMap(({ weaknesses }) => weaknesses)],
    undecided: attacks.some(({ undecided }) => undecided),
    summary: {
      scope: attackers.some(({ model }) => model.scope === 'linked') ? 'linked' : 'joint',
      atoms: attackers[0]?.model.columns ?? 0,
      rows: attacks[0]?.program.rows.length ?? 0,
      targets: attacks.reduce((sum, { open }) => sum + open.length, 0),
      wholeNumbersOpen: whole.reduce<number | null>(
        (sum, { open }) => (sum === null || open === null ? null : sum + open),
        0,
      ),
    },
  };
}

/** The same release as different outsiders put it together. */
export interface Outsiders {
  /** Knows the definitions and the geography, and puts all tables together. */
  readonly knowing: Model;
  /** Knows what the tables print, and puts all tables together. */
  readonly reading: Model;
  /** Knows what the tables print, and puts tables together one axis at a time. */
  readonly plain: Model;
}

/** The sum of a target in another model of the same quantities. */
function plainSum({ parts, id }: Target, plain: Model): Sum {
  const sums = (parts.length === 0 ? [id] : parts).flatMap((key) => plain.sums.get(key) ?? []);
  if (sums.length === 0) throw new Error('impossible: a target of no quantity');
  return lessAll(sums);
}

function isAbove(value: number, sum: Sum, solver: Solver): boolean {
  const answer = solver.least(sum);
  return typeof answer !== 'string' && answer.value > value + 1e-6;
}

/** One row for each printed quantity, in drafted order. */
function printedCounts(model: Model, decisions: Decisions, policy: Policy): readonly PrintedRow[] {
  return model.quantities.flatMap(({ key, count }) => {
    const sum = model.sums.get(key);
    if (decisions.get(key) !== 'shown' || sum === undefined) return [];
    return [{ ...sum, quantity: key, ...behindRounded(policy, roundedTo(policy.roundTo, count)) }];
  });
}

/** One row for each number of distances that a printed median or quartile needs. */
function printedStatistics({ statistics }: Model, decisions: Decisions): readonly PrintedRow[] {
  return statistics.flatMap(({ key, quantity, needs, sum }) =>
    decisions.get(quantity) === 'shown' && decisions.get(key) !== 'hidden to protect'
      ? [{ ...sum, quantity: key, lower: needs, upper: Number.POSITIVE_INFINITY }]
      : [],
  );
}

/** Whole prices: importance, and the more the larger the printed figure; a median or quartile costs less than any count. */
function pricesOf({ quantities, statistics }: Model, policy: Policy): ReadonlyMap<string, number> {
  const ofCounts = quantities.map(
    ({ key, count, importance }) =>
      [key, importance * (4 + Math.round(2 * Math.log2(1 + roundedTo(policy.roundTo, count))))] as const,
  );
  return new Map([...ofCounts, ...statistics.map(({ key }) => [key, priceOfStatistic] as const)]);
}

const priceOfStatistic = 10;

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
