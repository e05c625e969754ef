/** The answer of an attack on written-out publications: `homeward/attack@1`. */
import { type AttackOptions, attackProblem } from './attack-problem.ts';
import { problemOfCase } from './case-problem.ts';
import type { PossibleValues, Verdict } from './problem.ts';
import { type Case, readProblemFile } from './problem-file.ts';
import type { Solvers } from './solver.ts';

export interface CaseAnswer {
  readonly targets: readonly (Omit<PossibleValues, 'endsProven'> & { readonly printed: object })[];
  readonly counts: Readonly<Record<Verdict | 'findings', number>>;
  readonly warnings: readonly Warning[];
}

/** Group disclosure that the publication proves; a reviewer decides. */
export interface Warning {
  readonly kind: 'all-in-one' | 'none-in-category';
  readonly group: string;
  readonly cell: string;
}

export type AttackAnswer = { readonly format: 'homeward/attack@1' } & (
  | CaseAnswer
  | { readonly cases: readonly ({ readonly id: string } & CaseAnswer)[] }
);

/** Attacks the text of a problem file. Throws as `readProblemFile`. */
export function answerProblemFile(
  text: string,
  file: string,
  solvers: Solvers,
  options: AttackOptions = {},
): AttackAnswer {
  const read = readProblemFile(text, file);
  const format = 'homeward/attack@1';
  if (!('cases' in read)) return { format, ...answerCase(read, solvers, options) };
  return {
    format,
    cases: read.cases.map((one, i) => ({
      id: one.id ?? String(i + 1),
      ...answerCase(one, solvers, options),
    })),
  };
}

export function answerCase(given: Case, solvers: Solvers, options: AttackOptions = {}): CaseAnswer {
  const { values } = attackProblem(problemOfCase(given), solvers, { explain: true, ...options });
  const printed = new Map(given.tables.flatMap(({ cells }) => cells.map((cell) => [cell.id, cell.printed])));
  return {
    targets: values.map(({ endsProven: _, cell, ...rest }) => ({
      cell,
      printed: printed.get(cell) ?? {},
      ...rest,
    })),
    counts: countsOf(values),
    warnings: warningsOf(given, values),
  };
}

export function countsOf(values: readonly PossibleValues[]): CaseAnswer['counts'] {
  const counts = { exact: 0, narrowed: 0, safe: 0, unknown: 0, findings: 0 };
  for (const { verdict, finding } of values) {
    counts[verdict] += 1;
    if (finding) counts.findings += 1;
  }
  return counts;
}

/** Source: disclosure facts, §6 (group disclosure). */
function warningsOf({ groups = [] }: Case, values: readonly PossibleValues[]): readonly Warning[] {
  const known = new Map(values.map((one) => [one.cell, one]));
  return groups.flatMap(({ total, parts, sensitive = [] }): readonly Warning[] => {
    if ((known.get(total)?.lower ?? 0) < 1) return [];
    const possible = parts.filter((part) => known.get(part)?.upper !== 0);
    const [only] = possible;
    return [
      ...(possible.length === 1 && only !== undefined
        ? [{ kind: 'all-in-one' as const, group: total, cell: only }]
        : []),
      ...sensitive
        .filter((part) => !possible.includes(part))
        .map((cell) => ({ kind: 'none-in-category' as const, group: total, cell })),
    ];
  });
}
