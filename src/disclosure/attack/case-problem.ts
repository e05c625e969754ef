/** A written-out publication as a problem: what each printed thing says of sums of atoms. */
import type { Policy } from '../policy/policy.ts';
import { behindRounded, type Interval, isHiddenByRule, smallRange } from '../policy/rule.ts';
import type { Fact, Problem } from './problem.ts';
import type { Case, CaseCell } from './problem-file.ts';
import { plus, type Row, type Sum, sumOf } from './sum.ts';

const without = Number.POSITIVE_INFINITY;

/** Source: disclosure facts, §2. The true counts are not read. */
export function problemOfCase(given: Case): Problem {
  const names = Object.keys(given.atoms);
  const place = new Map(names.map((atom, i) => [atom, i]));
  const cells = given.tables.flatMap((table) => table.cells);
  const sums = new Map(
    cells.map(({ id, members = [] }) => [id, added(members.map((atom) => [place.get(atom) ?? 0, 1]))]),
  );
  const sum = (id: string): Sum => sums.get(id) ?? sumOf([]);
  const levels = new Map(given.expected?.verdicts?.map(({ cell, level }) => [cell, level]));
  const facts = cells.flatMap((cell) =>
    rowsOf(cell, given, sum).map((row): Fact => ({ ...row, cell: cell.id })),
  );
  const largest = facts.flatMap(({ lower, upper }) => [lower, upper]).filter(Number.isFinite);
  return {
    columns: names.length,
    columnUpper: Math.max(1000, ...largest.map((end) => 4 * Math.abs(end))),
    facts,
    relations: (given.relations ?? []).map(({ terms, lower, upper }) => ({
      ...added(Object.entries(terms).map(([atom, factor]) => [place.get(atom) ?? 0, factor])),
      lower: lower ?? -without,
      upper: upper ?? without,
    })),
    targets: cells
      .filter(({ members }) => members !== undefined)
      .map(({ id }) => ({ cell: id, sum: sum(id), parts: [], level: levels.get(id) ?? 'L1' })),
    small: smallRange(ruleOf(given)),
  };
}

/** Cells that are printed although the primary rule hides them, by their true counts and those of the people behind them. */
export function mustHide(given: Case): readonly string[] {
  const cells = new Map(given.tables.flatMap((table) => table.cells).map((cell) => [cell.id, cell]));
  const rule = { ...ruleOf(given), units: ['admissions', 'children'] as const };
  return [...cells.values()]
    .filter(({ printed, exempt, people, true: count }) => {
      const isShown = printed.kind === 'exact' || printed.kind === 'rounded';
      const children = people === undefined ? null : (cells.get(people)?.true ?? null);
      return isShown && exempt !== true && count !== undefined && isHiddenByRule(rule, { count, children });
    })
    .map(({ id }) => id);
}

type Rule = Pick<Policy, 'smallestShown' | 'roundTo' | 'zeros' | 'ties'>;

const ruleOf = ({ policy }: Case): Rule => ({
  smallestShown: policy.threshold,
  roundTo: policy.base,
  zeros: policy.zeros === 'starred' ? 'hidden' : 'shown',
  ties: policy.ties ?? 'unknown',
});

function rowsOf({ id, printed }: CaseCell, given: Case, sum: (id: string) => Sum): readonly Row[] {
  switch (printed.kind) {
    case 'unprinted':
      return [];
    case 'percent':
    case 'mean':
    case 'ratio': {
      if (printed.from === 'released') return [];
      const scale = 10 ** (printed.decimals + 1);
      const units = printed.kind === 'percent' ? 100 * scale : scale;
      const value = Math.round(printed.value * scale);
      const against = (edge: number) => plus(times(sum(printed.of), units), sum(printed.over), -edge);
      return [
        { ...against(value - 5), lower: 0, upper: without },
        { ...against(value + 5), lower: -without, upper: 0 },
        { ...sum(printed.over), lower: 1, upper: without },
      ];
    }
    case 'rate': {
      const scale = 10 ** (printed.decimals + 1);
      const value = BigInt(Math.round(printed.value * scale));
      const [people, per] = [BigInt(printed.population), BigInt(printed.per) * BigInt(scale)];
      const lower = ((value - 5n) * people + per - 1n) / per;
      return [
        {
          ...sum(printed.of),
          lower: Math.max(0, Number(lower)),
          upper: Number(((value + 5n) * people) / per),
        },
      ];
    }
    default:
      return [{ ...sum(id), ...intervalOf(printed, given) }];
  }
}

type Count = Exclude<CaseCell['printed'], { of: string } | { kind: 'unprinted' }>;

function intervalOf(printed: Count, given: Case): Interval {
  const rule = ruleOf(given);
  const small = smallRange(rule);
  switch (printed.kind) {
    case 'exact':
      return { lower: printed.value, upper: printed.value };
    case 'rounded':
      return behindRounded(
        {
          ...rule,
          roundTo: printed.base ?? rule.roundTo,
          smallestShown: printed.threshold ?? rule.smallestShown,
        },
        printed.value,
      );
    case 'midpoint':
      return printed.value === 0
        ? { lower: 0, upper: 0 }
        : { lower: printed.value - 2, upper: printed.value + 3 };
    case 'absent':
      return {
        lower: 0,
        upper: printed.means === 'zero' ? 0 : printed.means === 'unknown' ? without : small.upper,
      };
    case 'hidden': {
      const marker = printed.marker ?? given.policy.marker;
      if (marker === 'ambiguous') return { lower: 0, upper: without };
      return marker === 'secondary' ? { lower: rule.smallestShown, upper: without } : small;
    }
  }
}

const added = (terms: readonly (readonly [column: number, factor: number])[]): Sum =>
  terms.reduce<Sum>((total, [column, factor]) => plus(total, sumOf([column]), factor), sumOf([]));

const times = ({ columns, factors }: Sum, by: number): Sum => ({
  columns,
  factors: factors.map((factor) => factor * by),
});
