/** Attacks published files: what can be worked out from all that they print, in sentences and as `homeward/attack@1`. */
import { attackProblem } from '../attack/attack-problem.ts';
import type { PossibleValues, Problem, ProblemTarget, Verdict } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import { problemOf, type TablesProblem } from '../tables/problem-of.ts';
import { counted, listed, placeKey } from './gather.ts';
import type { Part } from './publication-of.ts';
import { type Published, type PublishedFile, type ReadOptions, readPublished } from './read-published.ts';
import { findingInWords, reasonsInWords, remedyInWords, type Vocabulary } from './sentences.ts';
import { contradicting } from './set-aside.ts';

export interface AttackEffects {
  /** What is attacked, and the share of it that is done. */
  readonly progress?: (label: string, share: number) => void;
  /** Asked between steps; true leaves what is open unknown. */
  readonly stop?: () => boolean;
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

export interface Finding {
  readonly cell: string;
  readonly verdict: Verdict;
  readonly sentence: string;
  readonly because: string;
  readonly stop: string;
}

export interface AttackReport {
  readonly format: 'homeward/attack@1';
  readonly files: readonly string[];
  readonly targets: readonly AttackedCell[];
  readonly counts: Readonly<Record<Verdict | 'findings' | 'exempt', number>>;
  /** The gravest first. */
  readonly findings: readonly Finding[];
  /** Withheld figures that can be worked out exactly although they are not small. */
  readonly recovered: readonly Finding[];
  readonly assumed: readonly string[];
  readonly leftOut: readonly string[];
}

export interface Attack {
  readonly report: AttackReport;
  readonly published: Published;
}

/** Findings for which every remedy is tried. */
const triedUpTo = 20;
/** Contradictions beyond these are no slips: the rule is another one. */
const mostAside = 20;
/** Figures behind a finding that are tried as remedies. */
const mostTried = 8;

/** Errors: see `readPublished`. Cost: one attack for each measure; what `stop` leaves open is unknown, and said. */
export function attackPublished(
  files: readonly PublishedFile[],
  options: ReadOptions,
  solvers: Solvers,
  effects: AttackEffects = {},
): Attack {
  const published = readPublished(files, options);
  const words: Vocabulary = published;
  const parts = published.parts.map((part, i) => attackPart(part, i, published, solvers, effects));
  const targets = parts.flatMap((part) => part.cells);
  const notes = parts.flatMap((part) => part.notes);
  const graded = parts
    .flatMap((part) => part.values.filter(({ finding }) => finding).map((value) => ({ part, value })))
    .filter(({ part, value }) => !isExempt(value.cell, part.targets, published))
    .sort((a, b) => grade(a.value, a.part) - grade(b.value, b.part));
  const inWords = ({ part, value }: (typeof graded)[number], isTried: boolean): Finding => {
    const target = part.targets.get(value.cell);
    const stops = isTried ? remediesFor(part, value, solvers, effects) : [];
    return {
      cell: value.cell,
      verdict: value.verdict,
      sentence: findingInWords(value, target?.parts ?? [], part.problem.small, words),
      because: [reasonsInWords(value.cell, value.because, words), caveat(value, published)]
        .filter((text) => text !== '')
        .join(' '),
      stop: remedyInWords(value.cell, stops, words),
    };
  };
  const findings = graded.map((one, i) => inWords(one, i < triedUpTo));
  const recovered = parts.flatMap((part) =>
    part.values
      .filter((value) => isRecovered(value, part, published))
      .map((value) => inWords({ part, value }, false)),
  );
  const counts = { exact: 0, narrowed: 0, safe: 0, unknown: 0, findings: 0, exempt: 0 };
  for (const { verdict, finding, exempt } of targets) {
    counts[verdict] += 1;
    if (finding) counts.findings += 1;
    if (exempt === true) counts.exempt += 1;
  }
  return {
    published,
    report: {
      format: 'homeward/attack@1',
      files: files.map(({ name }) => name),
      targets,
      counts,
      findings,
      recovered,
      assumed: [...published.assumed, ...notes],
      leftOut: published.leftOut,
    },
  };
}

interface AttackedPart {
  readonly problem: Problem;
  readonly cellsOf: TablesProblem['cellsOf'];
  readonly targets: ReadonlyMap<string, ProblemTarget>;
  readonly values: readonly PossibleValues[];
  readonly cells: readonly AttackedCell[];
  readonly notes: readonly string[];
}

/** Said of a finding from a total that its shown parts make already. */
function caveat({ because }: PossibleValues, { cells, floors }: Published): string {
  const isFrom = because.some((id) => {
    const cell = cells.get(id);
    return cell !== undefined && floors.has(placeKey(cell));
  });
  return isFrom
    ? 'This supposes that the total counts what is hidden: it may have been added up without it.'
    : '';
}

/** The rule lets the figure be shown, or both figures whose difference it is. */
function isExempt(cell: string, targets: AttackedPart['targets'], { cells }: Published): boolean {
  const parts = targets.get(cell)?.parts ?? [];
  return (parts.length > 0 ? parts : [cell]).every((id) => cells.get(id)?.exempt === true);
}

/** Figures that contradict those before them are set aside; if there are many, every marker may hide any count. */
function attackPart(
  part: Part,
  index: number,
  published: Published,
  solvers: Solvers,
  { progress, stop = () => false }: AttackEffects,
): AttackedPart {
  const attack = (problem: Problem) => {
    let told = Number.POSITIVE_INFINITY;
    const tell = (open: number, total: number) => {
      if (open > told / 2) return;
      told = open;
      progress?.(
        `attacking ${part.name}: ${counted(open, 'figure')} of ${total.toLocaleString('en-GB')} still open`,
        (index + 1 - open / Math.max(1, total)) / published.parts.length,
      );
    };
    return attackProblem(problem, solvers, { explain: true, stop, progress: tell });
  };
  const withoutContradictions = (publication: Part['publication']) => {
    const read = problemOf(publication);
    const first = attack(read.problem);
    if (first.feasible) return { made: read, found: first, aside: [] };
    const isMarker = (id: string) => !/\d/.test(published.cells.get(id)?.text ?? '');
    const aside = contradicting(read.problem, isMarker, solvers, { most: mostAside, stop });
    if (aside === null) return null;
    const left = new Set(aside);
    const problem = { ...read.problem, facts: read.problem.facts.filter(({ cell }) => !left.has(cell)) };
    return { made: { ...read, problem }, found: attack(problem), aside };
  };
  const strict = withoutContradictions(part.publication);
  const answer = strict ?? withoutContradictions(part.loosened);
  const made = answer?.made ?? problemOf(part.publication);
  const found = answer?.found ?? attack(made.problem);
  const places = (answer?.aside ?? []).map((id) => published.cells.get(id)?.from ?? id);
  const notes = [
    ...(strict === null && answer !== null
      ? [
          `${part.name}: the figures contradict each other unless a marker may hide any count, so it was read like that.`,
        ]
      : []),
    ...(places.length > 0
      ? [
          `${part.name}: ${counted(places.length, 'figure')} contradict those before them and were set aside: ${listed(places)}.`,
        ]
      : []),
    ...(found.feasible ? [] : [`${part.name}: the figures contradict each other, so nothing was decided.`]),
  ];
  const targets = new Map(made.problem.targets.map((target) => [target.cell, target]));
  const cellFor = (value: PossibleValues, id: string): AttackedCell => {
    const { lower, upper, missing, verdict, finding, because } = value;
    const printed = published.cells.get(id);
    const exempt = finding && isExempt(id, targets, published);
    const isFinding = finding && !exempt;
    return {
      cell: id,
      printed: printed?.text ?? '',
      from: printed?.from ?? '',
      lower: lower + 0,
      upper,
      missing,
      verdict,
      finding: isFinding,
      ...(exempt ? { exempt: true as const } : {}),
      because,
    };
  };
  return {
    problem: made.problem,
    cellsOf: made.cellsOf,
    targets,
    values: found.values,
    cells: found.values.flatMap((value) =>
      (made.cellsOf.get(value.cell) ?? [value.cell]).map((id) => cellFor(value, id)),
    ),
    notes,
  };
}

/** Somebody's exact number first, then numbers that cannot be nought, then noughts, then the rest. */
function grade({ cell, lower, upper, missing }: PossibleValues, { targets }: AttackedPart): number {
  const isDifference = (targets.get(cell)?.parts.length ?? 0) > 0;
  if (lower === upper) return (lower > 0 ? 0 : 2) + (isDifference ? 0.5 : 0);
  const width = (upper ?? 1000) - lower - missing.length;
  return (lower > 0 ? 1 : 3) + Math.min(width, 900) / 1000;
}

function isRecovered(
  value: PossibleValues,
  { problem, cellsOf, targets }: AttackedPart,
  { cells }: Published,
): boolean {
  if (value.verdict !== 'exact' || value.lower <= problem.small.upper) return false;
  if ((targets.get(value.cell)?.parts.length ?? 0) > 0) return false;
  const ids = cellsOf.get(value.cell) ?? [value.cell];
  return ids.every((id) => !/\d/.test(cells.get(id)?.text ?? ''));
}

/** Printed figures behind a finding, each of which ends it when all cells that print it are hidden. */
function remediesFor(
  { problem, cellsOf, targets }: AttackedPart,
  value: PossibleValues,
  solvers: Solvers,
  { stop = () => false }: AttackEffects,
): readonly string[] {
  const target = targets.get(value.cell);
  if (target === undefined) return [];
  const counts = new Map([...cellsOf].flatMap(([name, ids]) => ids.map((id) => [id, name] as const)));
  const candidates = [...new Set(value.because.map((id) => counts.get(id) ?? id))]
    .filter((name) => name !== value.cell)
    .slice(0, mostTried);
  return candidates.filter((name) => {
    if (stop()) return false;
    const ids = new Set(cellsOf.get(name) ?? [name]);
    const facts = problem.facts.filter(({ cell }) => !ids.has(cell));
    const { values } = attackProblem({ ...problem, facts, targets: [target] }, solvers, { stop });
    return values[0]?.verdict === 'safe';
  });
}
