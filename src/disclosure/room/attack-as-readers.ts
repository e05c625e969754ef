/** What those who saw a room sheet can work out: everything that is public, together with every sheet that one of them saw. */
import { type Attacked, attackProblem } from '../attack/attack-problem.ts';
import type { PossibleValues, Problem } from '../attack/problem.ts';
import { loadSolvers, type Solvers } from '../attack/solver.ts';
import type { KnownFigure } from '../draft/known-figures.ts';
import { type ReadingInput, readingOf } from '../draft/reading.ts';
import type { Ledger, Population } from '../ledger/ledger.ts';
import type { Policy } from '../policy/policy.ts';
import { behindRounded, roundedTo } from '../policy/rule.ts';
import { asSeen } from './as-seen.ts';
import { readersProblem } from './readers-problem.ts';
import { sentencesFor } from './sentences.ts';

export interface ReadersInput extends Omit<ReadingInput, 'earlier'> {
  /** Everything known, a sheet that waits to be shown among it. */
  readonly ledger: Ledger;
  /** Who is counted now. */
  readonly population: Population;
  /** They talk to each other: what one of them saw, all know. */
  readonly readers: readonly string[];
  /** The sheet that waits; what would stop it from giving something away is sought among its figures. */
  readonly sheet?: string;
}

/** Sentences: they name figures, never counts. */
export interface ReadersAnswer {
  /** Figures that stand on no sheet of theirs and that they could work out. */
  readonly exact: readonly string[];
  /** Figures of which only some of the small counts would remain possible. */
  readonly narrowed: readonly string[];
  /** Figures that were not decided within the limits: no better than exact. */
  readonly undecided: readonly string[];
  /** What could not be held against the rest, and why. */
  readonly apart: readonly string[];
}

/**
 * The model is that of the study, for one who knows its definitions and its geography. Source: disclosure facts, §7 (room sheet). Deterministic;
 * cost: one attack, and for each of the first dozen exact figures one small attack a figure of the sheet.
 */
export async function attackAsReaders(
  input: ReadersInput,
  progress: (doing: string, share?: number) => void = () => {},
): Promise<ReadersAnswer> {
  const { ledger, population, readers, policy } = input;
  const seen = asSeen(ledger, readers);
  progress('putting together what the readers know');
  const { models, joint } = readingOf({ ...input, earlier: { ledger: seen.ledger, population } });
  const model = models.knowing;
  const problem = readersProblem(model, policy, ({ cells }) =>
    cells.some((cell) => seen.sheetOf(cell) !== null),
  );
  const solvers = await loadSolvers();
  const attacked = attackProblem(problem, solvers, {
    explain: true,
    progress: (open, total) => progress(`attacking ${total} figures as the readers would`, 1 - open / total),
  });
  const sentences = sentencesFor(model.known, seen);
  const found = (verdict: PossibleValues['verdict']) =>
    attacked.values.filter((one) => one.verdict === verdict && (one.finding || verdict === 'unknown'));
  const fromSheet = model.known.filter(
    ({ cells }) => input.sheet !== undefined && isOnlyOn(input.sheet, cells.map(seen.sheetOf)),
  );
  const stops = (one: PossibleValues) => stopsOf(one, fromSheet, { problem, attacked, solvers, policy });
  return {
    exact: sentences('exact', found('exact'), input.sheet === undefined ? undefined : stops),
    narrowed: sentences('narrowed', found('narrowed')),
    undecided: sentences('unknown', found('unknown')),
    apart: joint.apart.map((sentence) => sentence.replace(/^official \d+/, seen.nameOf)),
  };
}

const isOnlyOn = (sheet: string, sheets: readonly (string | null)[]): boolean =>
  sheets.includes(sheet) && sheets.every((one) => one === sheet || one === null);

interface Before {
  readonly problem: Problem;
  readonly attacked: Attacked;
  readonly solvers: Solvers;
  readonly policy: Policy;
}

/** Figures of the sheet each of which, left out, would leave another value possible. */
function stopsOf(
  { cell, because }: PossibleValues,
  fromSheet: readonly KnownFigure[],
  { problem, attacked, solvers, policy }: Before,
): readonly string[] {
  const target = problem.targets.find((one) => one.cell === cell);
  if (target === undefined) return [];
  const likely = fromSheet.filter(({ key }) => because.length === 0 || because.includes(key));
  return likely
    .filter(({ key, cells, interval }) => {
      if (target.parts.includes(key)) return true;
      const isPublicToo = cells.length > 1 && (interval?.lower ?? 0) >= policy.smallestShown;
      const facts = problem.facts.flatMap((fact) => {
        if (fact.cell !== key) return [fact];
        return isPublicToo
          ? [{ ...fact, ...behindRounded(policy, roundedTo(policy.roundTo, fact.lower)) }]
          : [];
      });
      const [again] = attackProblem({ ...problem, facts, targets: [target] }, solvers, {
        start: attacked.witnesses,
      }).values;
      return again !== undefined && again.verdict !== 'exact' && again.verdict !== 'unknown';
    })
    .map(({ key }) => key);
}
