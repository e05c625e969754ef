/** The literal cases of the team's shared folder as programs for the solver. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Program } from '../../src/disclosure/attack/solver.ts';
import { plus, type Row, type Sum, sumOf } from '../../src/disclosure/attack/sum.ts';
import type { Policy } from '../../src/disclosure/policy/policy.ts';
import { behindRounded, type Interval, smallRange } from '../../src/disclosure/policy/rule.ts';
import { mhsds } from './policies.ts';

export interface Case {
  readonly id: string;
  readonly policy: {
    threshold: number;
    base: number;
    zeros: 'shown' | 'starred';
    marker: string;
    ties?: 'up';
  };
  readonly atoms: Readonly<Record<string, number>>;
  readonly tables: readonly { readonly cells: readonly Cell[] }[];
  readonly relations?: readonly {
    terms: Record<string, number>;
    lower: number | null;
    upper: number | null;
  }[];
  readonly expected: {
    readonly verdicts: readonly {
      cell: string;
      lower: number;
      upper: number | null;
      verdict: string;
      missing?: number[];
    }[];
  };
}

interface Cell {
  readonly id: string;
  readonly members?: readonly string[];
  readonly printed: {
    kind: string;
    value?: number;
    base?: number;
    threshold?: number;
    decimals?: number;
    of?: string;
    over?: string;
    from?: string;
    marker?: string;
    means?: string;
    population?: number;
    per?: number;
  };
}

const file = fileURLToPath(new URL('../../../shared/cases/disclosure-cases.json', import.meta.url));

/** Null where the shared folder is absent. */
export const sharedCases = (): readonly Case[] | null =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }).cases : null;

const without = Number.POSITIVE_INFINITY;

export function policyOf({ policy }: Case): Policy {
  return {
    ...mhsds,
    smallestShown: policy.threshold,
    roundTo: policy.base,
    zeros: policy.zeros === 'starred' ? 'hidden' : 'shown',
    ties: policy.ties ?? 'unknown',
  };
}

export function programOf(given: Case): {
  program: Program;
  sums: ReadonlyMap<string, Sum>;
  small: Interval;
} {
  const policy = policyOf(given);
  const small = smallRange(policy);
  const place = new Map(Object.keys(given.atoms).map((atom, i) => [atom, i]));
  const cells = given.tables.flatMap((table) => table.cells);
  const sums = new Map(
    cells.map(({ id, members = [] }) => [id, added(members.map((atom) => place.get(atom) ?? -1))]),
  );
  const sum = (id: string | undefined): Sum => sums.get(id ?? '') ?? sumOf([]);
  const rows = cells.flatMap(({ id, printed }): readonly Row[] => {
    const { kind, value = 0, decimals = 0 } = printed;
    const half = 0.5 * 10 ** -decimals;
    if (printed.from === 'released' || kind === 'unprinted') return [];
    if (kind === 'percent' || kind === 'mean' || kind === 'ratio') {
      const scale = 10 ** (decimals + 1) * (kind === 'percent' ? 100 : 1);
      const end = (edge: number) =>
        plus(times(sum(printed.of), scale), sum(printed.over), -Math.round(edge * 10 ** (decimals + 1)));
      return [
        { ...end(value - half), lower: 0, upper: without },
        { ...end(value + half), lower: -without, upper: 0 },
        { ...sum(printed.over), lower: 1, upper: without },
      ];
    }
    if (kind === 'rate') {
      const share = (printed.population ?? 0) / (printed.per ?? 1);
      const [lower, upper] = [Math.ceil((value - half) * share), Math.floor((value + half) * share)];
      return [{ ...sum(printed.of), lower: Math.max(0, lower), upper }];
    }
    return [{ ...sum(id), ...intervalOf(printed, given, policy, small) }];
  });
  const relations = (given.relations ?? []).map(({ terms, lower, upper }): Row => {
    const parts = Object.entries(terms).map(([atom, factor]) =>
      times(sumOf([place.get(atom) ?? -1]), factor),
    );
    return {
      ...parts.reduce((total, part) => plus(total, part)),
      lower: lower ?? -without,
      upper: upper ?? without,
    };
  });
  return {
    program: { columns: place.size, columnUpper: 1000, rows: [...rows, ...relations], whole: 'exactly' },
    sums,
    small,
  };
}

function intervalOf(printed: Cell['printed'], given: Case, policy: Policy, small: Interval): Interval {
  const value = printed.value ?? 0;
  const marker = printed.marker ?? given.policy.marker;
  switch (printed.kind) {
    case 'exact':
      return { lower: value, upper: value };
    case 'rounded': {
      const roundTo = printed.base ?? policy.roundTo;
      const smallestShown = printed.threshold ?? policy.smallestShown;
      return behindRounded({ ...policy, roundTo, smallestShown }, value);
    }
    case 'midpoint':
      return value === 0 ? { lower: 0, upper: 0 } : { lower: value - 2, upper: value + 3 };
    case 'absent':
      return {
        lower: 0,
        upper: printed.means === 'zero' ? 0 : printed.means === 'unknown' ? without : small.upper,
      };
    default:
      if (marker === 'ambiguous') return { lower: 0, upper: without };
      return marker === 'secondary' ? { lower: policy.smallestShown, upper: without } : small;
  }
}

const added = (columns: readonly number[]): Sum =>
  columns.map((column) => sumOf([column])).reduce((total, one) => plus(total, one), sumOf([]));

const times = ({ columns, factors }: Sum, by: number): Sum => ({
  columns,
  factors: factors.map((factor) => factor * by),
});
