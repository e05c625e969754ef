/** What those who saw a room sheet can work out: everything that is public, together with every sheet that one of them saw. */
import { type Attacked, attackProblem } from '../attack/attack-problem.ts';
import type { PossibleValues, Problem, Verdict } from '../attack/problem.ts';
import { loadSolvers, type Solvers } from '../attack/solver.ts';
import { type ReadingInput, readingOf } from '../draft/reading.ts';
import type { Ledger, Population } from '../ledger/ledger.ts';
import { asSeen } from './as-seen.ts';
import { readersProblem } from './readers-problem.ts';
import { mostSentences, sentencesFor } from './sentences.ts';
import { stopsIn } from './stops.ts';

export interface ReadersInput extends Omit<ReadingInput, 'earlier'> {
  /** Everything known, a sheet that waits to be shown among it. */
  readonly ledger: Ledger;
  /** Who is counted now. */
  readonly population: Population;
  /** They talk to each other: what one of them saw, all know. */
  readonly readers: readonly string[];
  /** The sheet that waits: the answer is what it adds. Without one, all that they can work out. */
  readonly sheet?: string;
}

/** Sentences, a dozen each at most; they name figures, never counts. */
export interface ReadersAnswer {
  /** Figures that stand on no sheet of theirs and that they could work out. */
  readonly exact: readonly string[];
  /** Figures of which only some of the small counts would remain possible. */
  readonly narrowed: readonly string[];
  /** What was not decided within the limits: no better than exact. */
  readonly undecided: readonly string[];
  /** What could not be held against the rest, and why. */
  readonly apart: readonly string[];
}

/**
 * The model is that of the study, for one who knows its definitions and its geography. Source: disclosure facts, §7 (room sheet). Deterministic;
 * cost: one attack, and small ones for what is found.
 */
export async function attackAsReaders(
  input: ReadersInput,
  progress: (doing: string, share?: number) => void = () => {},
): Promise<ReadersAnswer> {
  const { ledger, sheet } = input;
  progress('putting together what the readers know');
  const solvers = await loadSolvers();
  const { problem, model, seen, apart } = standing(input, ledger);
  const attacked = attackProblem(problem, solvers, {
    progress: (open, total) => progress(`attacking ${total} figures as the readers would`, 1 - open / total),
  });
  if (!attacked.feasible) return { exact: [], narrowed: [], undecided: [contradiction], apart };
  progress('looking at what the sheet adds');
  const weak = attacked.values.filter(({ finding, verdict }) => finding || verdict === 'unknown');
  const before = sheet === undefined ? null : standing(input, without(ledger, sheet)).problem;
  const known =
    before === null ? new Map<string, Verdict>() : verdictsIn(before, weak, { attacked, solvers });
  const added = weak.filter(({ cell, verdict }) => ![verdict, 'exact'].includes(known.get(cell) ?? 'safe'));
  const explained = (verdict: Verdict) => {
    const found = added.filter((one) => one.verdict === verdict);
    const first = only(problem, found.slice(0, mostSentences));
    const again = attackProblem(first, solvers, { explain: true, start: attacked.witnesses }).values;
    return found.map((one, i) => ({ ...one, because: again[i]?.because ?? [] }));
  };
  const sentences = sentencesFor(model.known, seen);
  const undecided = weak.filter(({ verdict, cell }) => verdict === 'unknown' && known.get(cell) !== 'exact');
  const ofSheet = model.known.filter(({ cells }) => cells.some((cell) => seen.sheetOf(cell) === sheet));
  return {
    exact: sentences(
      'exact',
      explained('exact'),
      before === null ? undefined : stopsIn({ problem, before, attacked, solvers, ofSheet }),
    ),
    narrowed: sentences('narrowed', explained('narrowed')),
    undecided: sentences('unknown', undecided),
    apart,
  };
}

const contradiction =
  'What was released, what is known from elsewhere and the sheets contradict each other: nothing can be concluded.';

function standing(input: ReadersInput, ledger: Ledger) {
  const seen = asSeen(ledger, input.readers);
  const { models, joint } = readingOf({
    ...input,
    earlier: { ledger: seen.ledger, population: input.population },
  });
  const model = models.knowing;
  return {
    seen,
    model,
    problem: readersProblem(model, input.policy, ({ cells }) =>
      cells.some((cell) => seen.sheetOf(cell) !== null),
    ),
    apart: joint.apart.map((sentence) => sentence.replace(/^official \d+/, seen.nameOf)),
  };
}

const without = ({ entries, head }: Ledger, sheet: string): Ledger => ({
  entries: entries.filter((entry) => entry.type !== 'room' || entry.sheet !== sheet),
  head,
});

const only = (problem: Problem, found: readonly PossibleValues[]): Problem => {
  const cells = new Set(found.map(({ cell }) => cell));
  return { ...problem, targets: problem.targets.filter(({ cell }) => cells.has(cell)) };
};

/** What the readers knew before of figures that are weak now. */
function verdictsIn(
  before: Problem,
  weak: readonly PossibleValues[],
  { attacked, solvers }: { readonly attacked: Attacked; readonly solvers: Solvers },
): ReadonlyMap<string, Verdict> {
  const { values } = attackProblem(only(before, weak), solvers, { start: attacked.witnesses });
  return new Map(values.map(({ cell, verdict }) => [cell, verdict]));
}
