/** A file of counts with every combination of its levels printed, totals included, as a problem of hiding. */
import type { ProblemTarget } from '../../../src/disclosure/attack/problem.ts';
import { plus, sumOf } from '../../../src/disclosure/attack/sum.ts';
import type { HidableCell, HidingProblem } from '../../../src/disclosure/hide/hiding-problem.ts';
import type { Policy } from '../../../src/disclosure/policy/policy.ts';
import { behindRounded, isHiddenByRule, roundedTo, smallRange } from '../../../src/disclosure/policy/rule.ts';

export interface CountsFile {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function parseCounts(text: string): CountsFile {
  const [header = '', ...lines] = text.trim().split('\n');
  return { columns: header.split(','), rows: lines.map((line) => line.split(',')) };
}

/** By dimension, its own column first, then the columns that group it. */
export type Levels = readonly (readonly string[])[];

type Rule = Pick<Policy, 'smallestShown' | 'zeros' | 'roundTo' | 'ties'>;

export interface Options {
  readonly differences?: boolean;
  readonly groups?: boolean;
  readonly onlyPrimaries?: boolean;
}

export function countsProblem(
  file: CountsFile,
  levels: Levels,
  rule: Rule,
  { differences = false, groups = false, onlyPrimaries = false }: Options = {},
): HidingProblem {
  const policy = { ...rule, units: ['admissions'] } as unknown as Policy;
  const small = smallRange(policy);
  const at = (name: string) => file.columns.indexOf(name);
  const truth = Int32Array.from(file.rows, (row) => Number(row[at('n')]));
  const members = new Map<string, number[]>();
  const wider = new Map<string, Set<string>>();
  file.rows.forEach((row, column) => {
    const codes = levels.map((names) => [...names.map((name) => `${name}=${row[at(name)]}`), 'all']);
    const keys = codes.reduce<string[]>(
      (done, next) => done.flatMap((head) => next.map((code) => (head === '' ? code : `${head}|${code}`))),
      [''],
    );
    for (const key of keys) {
      const list = members.get(key);
      if (list === undefined) members.set(key, [column]);
      else list.push(column);
    }
    for (const key of keys) {
      const parts = key.split('|');
      const over = wider.get(key) ?? new Set<string>();
      wider.set(key, over);
      for (const other of keys) {
        const others = other.split('|');
        if (
          other !== key &&
          others.every((code, d) => code === parts[d] || code === 'all' || parts[d] === codes[d]?.[0])
        )
          over.add(other);
      }
    }
  });
  const shownAs = new Map<string, { lower: number; upper: number }>();
  const hidden = new Set<string>();
  const cells = [...members].map(([key, list]): HidableCell => {
    const sum = sumOf(list);
    const count = list.reduce((total, column) => total + (truth[column] ?? 0), 0);
    if (isHiddenByRule(policy, { count, children: null })) hidden.add(key);
    const says =
      rule.roundTo === 1
        ? { lower: count, upper: count }
        : behindRounded(policy, roundedTo(rule.roundTo, count));
    shownAs.set(key, says);
    return { key, sum, facts: [{ ...sum, ...says }], price: 1 };
  });
  const byKey = new Map(cells.map((cell) => [cell.key, cell]));
  const pairs = differences
    ? [...wider].flatMap(([part, wholes]) =>
        [...wholes].flatMap((whole) => {
          const [a, b] = [shownAs.get(whole), shownAs.get(part)];
          const [large, less] = [byKey.get(whole), byKey.get(part)];
          if (a === undefined || b === undefined || large === undefined || less === undefined) return [];
          if (a.lower - b.upper > small.upper) return [];
          const sum = plus(large.sum, less.sum, -1);
          if (sum.columns.length === 0) return [];
          return [{ cell: `${whole} - ${part}`, sum, parts: [whole, part], level: 'L1' } as const];
        }),
      )
    : [];
  const atoms = groups
    ? [...truth].flatMap((count, column): ProblemTarget[] =>
        count >= small.lower && count <= small.upper
          ? [{ cell: `group ${column}`, sum: sumOf([column]), parts: [], level: 'L0' }]
          : [],
      )
    : [];
  return {
    columns: truth.length,
    columnUpper:
      4 *
      Math.max(
        1000,
        truth.reduce((a, b) => a + b, 0),
      ),
    relations: [],
    small,
    cells,
    hidden,
    truth,
    targetsOf: (isShown) => [
      ...cells
        .filter(({ key }) => (onlyPrimaries ? hidden.has(key) : !isShown(key)))
        .map(({ key, sum }): ProblemTarget => ({ cell: key, sum, parts: [], level: 'L1' })),
      ...pairs.filter(({ parts }) => parts.every((part) => isShown(part))),
      ...atoms,
    ],
  };
}
