/** Attacks published files: what can be worked out from all that they print, in sentences and as `homeward/attack@1`. */
import { attackProblem } from '../attack/attack-problem.ts';
import type { PossibleValues, Verdict } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import {
  type AttackEffects,
  type AttackedCell,
  type AttackedPart,
  attackPart,
  isExempt,
} from './attack-part.ts';
import { placeKey } from './gather.ts';
import { type Published, type PublishedFile, type ReadOptions, readPublished } from './read-published.ts';
import { findingInWords, reasonsInWords, remedyInWords, type Vocabulary } from './sentences.ts';
import { slicesOf } from './slices.ts';

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
  const slices = published.parts.flatMap(slicesOf);
  const parts = slices.map((slice, i) =>
    attackPart(slice, { published, solvers, effects, done: i / slices.length, share: 1 / slices.length }),
  );
  const cutUp = [...new Set(slices.flatMap(({ name, isWhole }) => (isWhole ? [] : [name])))];
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
      assumed: [...published.assumed, ...notes, ...cutUp.map(inSlices)],
      leftOut: published.leftOut,
    },
  };
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

const inSlices = (name: string): string =>
  `${name}: too many figures to attack at once. Each category of the largest dimension was attacked by itself: what was found is true, the rest is not proven safe.`;

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
