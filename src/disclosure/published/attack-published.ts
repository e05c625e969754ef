/** Attacks published files: what can be worked out from all that they print, in sentences and as `homeward/attack@1`. */
import type { PossibleValues, Verdict } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import { cautionsInWords, contradictionsInWords } from './assumptions.ts';
import {
  type AttackEffects,
  type AttackedCell,
  type AttackedPart,
  attackedCells,
  attackPart,
  isExempt,
} from './attack-part.ts';
import { explained, type Found } from './explain-findings.ts';
import { type GroupWarning, groupWarnings } from './group-warnings.ts';
import { type Published, type PublishedFile, type ReadOptions, readPublished } from './read-published.ts';
import { findingInWords, isPrinted, reasonsInWords, remedyInWords } from './sentences.ts';
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
  /** Groups all in one category, for a person to decide; no findings. */
  readonly warnings: readonly GroupWarning[];
  /** Why the answer may be worth less than it seems. */
  readonly cautions: readonly string[];
  readonly assumed: readonly string[];
  readonly leftOut: readonly string[];
}

export interface Attack {
  readonly report: AttackReport;
  readonly published: Published;
}

/** Errors: see `readPublished`. Cost: one attack for each measure; what `stop` leaves open is unknown, and said. */
export function attackPublished(
  files: readonly PublishedFile[],
  options: ReadOptions,
  solvers: Solvers,
  effects: AttackEffects = {},
): Attack {
  const published = readPublished(files, options);
  const slices = published.parts.flatMap(slicesOf);
  const parts = slices.map((slice, i) =>
    attackPart(slice, { published, solvers, effects, done: i / slices.length, share: 1 / slices.length }),
  );
  const cutUp = [...new Set(slices.flatMap(({ name, isWhole }) => (isWhole ? [] : [name])))];
  const found = parts
    .flatMap((part) => part.values.filter(({ finding }) => finding).map((value) => ({ part, value })))
    .filter(({ part, value }) => !isExempt(value.cell, part.targets, published))
    .filter(({ value }) => published.cells.get(value.cell)?.isBlank !== true)
    .sort((a, b) => grade(a.value, a.part) - grade(b.value, b.part));
  const rest = parts.flatMap((part) =>
    part.values.filter((value) => isRecovered(value, part, published)).map((value) => ({ part, value })),
  );
  const isShown = (id: string) => /\d/.test(published.cells.get(id)?.text ?? '');
  const why = explained(found, rest, isShown, solvers, effects);
  const inWords = ({ value, part }: Found): Finding => {
    const own = part.targets.get(value.cell)?.parts ?? [];
    const { because, remedy } = why(value);
    const printed = published.cells.get(value.cell);
    return {
      cell: value.cell,
      verdict: value.verdict,
      sentence: findingInWords(value, own, part.problem.small, published),
      because: [reasonsInWords(value.cell, own, because, published), caveat(value, published)]
        .filter((text) => text !== '')
        .join(' '),
      stop:
        printed !== undefined && isPrinted(printed, value)
          ? 'Hide it.'
          : remedyInWords(value.cell, own, remedy, published),
    };
  };
  const findings = found.map(inWords);
  const supposed = found.filter(({ value }) => caveat(value, published) !== '').length;
  const recovered = rest.map(inWords);
  const targets = parts.flatMap((part) => attackedCells(part, published, (value) => why(value).because));
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
      warnings: slices.flatMap(({ publication }, i) => {
        const part = parts[i];
        return part === undefined ? [] : groupWarnings(part, publication, published);
      }),
      cautions: cautionsInWords({ ...published, supposed }, parts),
      assumed: [...published.assumed, ...contradictionsInWords(parts), ...cutUp.map(inSlices)],
      leftOut: published.leftOut,
    },
  };
}

/** Said of a finding under a total that its shown parts make already. */
function caveat({ cell }: PossibleValues, { cells, floors, dimensions }: Published): string {
  const own = cells.get(cell);
  if (own === undefined || /\d/.test(own.text)) return '';
  const liesIn = (dimension: string, code: string, above: string): boolean =>
    above === 'all' ||
    code === above ||
    (
      dimensions.find(({ name }) => name === dimension)?.categories.find((one) => one.code === code)
        ?.parents ?? []
    ).some((parent) => liesIn(dimension, parent, above));
  const floor = floors.find(
    ({ at, measure }) =>
      measure === own.measure &&
      Object.entries(at).every(([dimension, above]) => liesIn(dimension, own.at[dimension] ?? 'all', above)),
  );
  return floor === undefined
    ? ''
    : `The total over it (${floor.from ?? ''}) is what the shown figures make: this supposes that it was not added up without the hidden ones.`;
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
  return ids.every((id) => !/\d/.test(cells.get(id)?.text ?? '') && cells.get(id)?.isBlank !== true);
}
