/** One part of a publication attacked: contradictions set aside, every cell with what it can be. */
import { attackProblem } from '../attack/attack-problem.ts';
import { contradictions } from '../attack/contradictions.ts';
import type { PossibleValues, Problem, ProblemTarget, Verdict } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import type { Interval } from '../policy/rule.ts';
import { problemOf, type TablesProblem } from '../tables/problem-of.ts';
import { counted } from './gather.ts';
import type { Published } from './read-published.ts';
import type { Slice } from './slices.ts';

export interface AttackEffects {
  /** What is attacked, and the share of it that is done. */
  readonly progress?: (label: string, share: number) => void;
  /** Asked between steps, with the share of the time that may be used; true leaves what is open unknown. */
  readonly stop?: (share: number) => boolean;
}

export interface AttackedCell {
  readonly cell: string;
  readonly printed: string;
  readonly from: string;
  readonly lower: number;
  readonly upper: number | null;
  readonly missing: readonly number[];
  readonly verdict: Verdict;
  readonly finding: boolean;
  /** Small, but the rule lets it be shown: then it is no finding. */
  readonly exempt?: true;
  readonly because: readonly string[];
}

export interface AttackedPart {
  readonly name: string;
  readonly problem: Problem;
  readonly cellsOf: TablesProblem['cellsOf'];
  readonly targets: ReadonlyMap<string, ProblemTarget>;
  readonly values: readonly PossibleValues[];
  /** Where the figures stand that contradict the others and were set aside. */
  readonly aside: readonly string[];
  /** Read with every marker for any count, since it contradicts itself otherwise. */
  readonly isLoosened: boolean;
  readonly isDecided: boolean;
}

export interface AttackPlace {
  readonly published: Published;
  readonly solvers: Solvers;
  readonly effects: AttackEffects;
  /** Of the whole attack. */
  readonly done: number;
  readonly share: number;
}

/** Share of the time for the attack itself; the rest is for reasons and remedies. */
const shareForAttack = 0.8;
/** Contradictions beyond these are no slips: the rule is another one. */
const mostAside = 20;

/** Figures that contradict those before them are set aside; if there are many, every marker may hide any count. */
export function attackPart(
  part: Slice,
  { published, solvers, effects, done, share }: AttackPlace,
): AttackedPart {
  const { progress } = effects;
  const stop = () => effects.stop?.(shareForAttack) ?? false;
  const attack = (problem: Problem) => {
    let told = Number.POSITIVE_INFINITY;
    const tell = (open: number, total: number) => {
      if (open > told / 2) return;
      told = open;
      const label = `attacking ${part.name}`;
      const isMany = share < 0.02;
      const figures = `${counted(open, 'figure')} of ${total.toLocaleString('en-GB')} still open`;
      progress?.(isMany ? label : `${label}: ${figures}`, done + share * (1 - open / Math.max(1, total)));
    };
    return attackProblem(problem, solvers, { stop, progress: tell });
  };
  const withoutContradictions = (publication: Slice['publication']) => {
    const read = problemOf(publication);
    const first = attack(read.problem);
    if (first.feasible) return { made: read, found: first, aside: [] };
    const aside = contradictions(read.problem, solvers, { most: mostAside, stop });
    if (aside === null) return null;
    const left = new Set(aside);
    const isKept = ({ cell }: { readonly cell: string }) => !left.has(cell);
    const { facts, targets } = read.problem;
    const problem = { ...read.problem, facts: facts.filter(isKept), targets: targets.filter(isKept) };
    return { made: { ...read, problem }, found: attack(problem), aside };
  };
  const strict = withoutContradictions(part.publication);
  const answer = strict ?? withoutContradictions(part.loosened);
  const made = answer?.made ?? problemOf(part.publication);
  const found = answer?.found ?? attack(made.problem);
  const aside = (answer?.aside ?? []).map((id) => published.cells.get(id)?.from ?? id);
  const isLoosened = strict === null && answer !== null;
  const isCount = (id: string) => published.cells.get(id)?.isShare !== true;
  const cellsOf = new Map([...made.cellsOf].map(([name, ids]) => [name, ids.filter(isCount)] as const));
  const targets = new Map(made.problem.targets.map((target) => [target.cell, target]));
  const values = found.values.map((value) =>
    found.feasible
      ? judged(value, part.isWhole, made.problem.small, targets.get(value.cell)?.level === 'L0')
      : { ...value, verdict: 'unknown' as const, finding: false },
  );
  return {
    name: part.name,
    problem: made.problem,
    cellsOf,
    targets,
    values,
    aside,
    isLoosened,
    isDecided: found.feasible,
  };
}

/** Every cell of a part with what was found; `because`: the cells behind a finding. */
export function attackedCells(
  { cellsOf, targets, values }: AttackedPart,
  published: Published,
  because: (value: PossibleValues) => readonly string[],
): readonly AttackedCell[] {
  return values.flatMap((value) =>
    (cellsOf.get(value.cell) ?? [value.cell]).map((id): AttackedCell => {
      const { lower, upper, missing, verdict, finding } = value;
      const printed = published.cells.get(id);
      const exempt = finding && isExempt(id, targets, published);
      return {
        cell: id,
        printed: printed?.text ?? '',
        from: printed?.from ?? '',
        lower: lower + 0,
        upper,
        missing,
        verdict,
        finding: finding && !exempt && printed?.isBlank !== true,
        ...(exempt ? { exempt: true as const } : {}),
        because: because(value),
      };
    }),
  );
}

/** What adding up alone has cut is a finding, decided or not; in a slice nothing else is proven. */
function judged(value: PossibleValues, isWhole: boolean, small: Interval, isGroup: boolean): PossibleValues {
  const { lower, upper, verdict, finding } = value;
  const high = upper ?? Number.POSITIVE_INFINITY;
  if (finding || lower > small.upper || (verdict !== 'unknown' && isWhole)) return value;
  const isCut = lower > small.lower || high < small.upper;
  if (verdict === 'unknown' && isCut && lower <= high && !isGroup)
    return { ...value, verdict: lower === high ? 'exact' : 'narrowed', finding: true };
  return { ...value, verdict: 'unknown' };
}

/** The rule lets the figure be shown, or both figures whose difference it is. */
export function isExempt(cell: string, targets: AttackedPart['targets'], { cells }: Published): boolean {
  const parts = targets.get(cell)?.parts ?? [];
  return (parts.length > 0 ? parts : [cell]).every((id) => cells.get(id)?.exempt === true);
}
