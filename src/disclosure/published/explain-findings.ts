/** Why each finding is one, and what would stop the gravest: the gravest first, while there is time. */
import type { PossibleValues } from '../attack/problem.ts';
import { reasonsFor } from '../attack/reasons.ts';
import type { Solvers } from '../attack/solver.ts';
import { type Candidate, stopsOf, stopTogether } from '../attack/stops.ts';
import type { AttackEffects, AttackedPart } from './attack-part.ts';

export interface Found {
  readonly part: AttackedPart;
  readonly value: PossibleValues;
}

export interface Why {
  /** Cells that give it away; empty when no small set was found in time. */
  readonly because: readonly string[];
  /** null: not all were tried. */
  readonly remedy: Remedy | null;
}

/**
 * Cells of which each, hidden alone, ends a finding; if there is none, cells that do together. What is hidden as well takes the same marker, which
 * from then on may hide any count; if that ends it by itself, nothing more.
 */
export interface Remedy {
  readonly byMarker: boolean;
  readonly alone: readonly string[];
  readonly together: readonly string[];
}

/** Findings for which remedies are tried. */
const mostRemedied = 20;
/** Figures behind a finding that are tried as remedies. */
const mostTried = 8;
/** Figures that are hidden together at most: more is another table. */
const mostTogether = 5;
/** Findings for which several figures are tried together. */
const mostTogetherFor = 8;

/** `rest`: what is no finding, but wants its reason. `isShown`: not hidden already. */
export function explained(
  findings: readonly Found[],
  rest: readonly Found[],
  isShown: (cell: string) => boolean,
  solvers: Solvers,
  { stop = () => false }: AttackEffects,
): (value: PossibleValues) => Why {
  const because = new Map<PossibleValues, readonly string[]>();
  const remedies = new Map<PossibleValues, Remedy | null>();
  const explain = (found: readonly Found[], share: number) => {
    for (const part of new Set(found.map((one) => one.part))) {
      const own = found.filter((one) => one.part === part).map(({ value }) => value);
      const wanted = own.flatMap((values) => {
        const target = part.targets.get(values.cell);
        return target === undefined ? [] : [{ target, values }];
      });
      const reasons = reasonsFor(part.problem, wanted, solvers, () => stop(share));
      wanted.forEach(({ values }, i) => {
        because.set(values, reasons[i] ?? []);
      });
    }
  };
  const first = findings.slice(0, mostRemedied);
  explain(first, 0.9);
  for (const [i, found] of first.entries()) {
    const wants = { isShown, together: i < mostTogetherFor, stop: () => stop(0.95) };
    remedies.set(found.value, remedyFor(found, because.get(found.value) ?? [], solvers, wants));
  }
  explain([...rest, ...findings.slice(mostRemedied)], 1);
  return (value) => ({ because: because.get(value) ?? [], remedy: remedies.get(value) ?? null });
}

interface Wants {
  readonly isShown: (cell: string) => boolean;
  readonly together: boolean;
  readonly stop: () => boolean;
}

/** What ends a finding alone is part of every reason, so none else need be tried. A figure is hidden in every cell that prints it. */
function remedyFor(
  { part: { problem, cellsOf, targets }, value }: Found,
  because: readonly string[],
  solvers: Solvers,
  { isShown, together: wantsTogether, stop }: Wants,
): Remedy | null {
  const target = targets.get(value.cell);
  if (target === undefined || because.length === 0) return null;
  const nameOf = new Map([...cellsOf].flatMap(([name, ids]) => ids.map((id) => [id, name] as const)));
  const idOf = new Map<Candidate, string>();
  const figures = new Map<string, Candidate>();
  const figureOf = (id: string): Candidate | null => {
    const name = nameOf.get(id) ?? id;
    if (name === value.cell || !isShown(id)) return null;
    const cells = figures.get(name) ?? cellsOf.get(name) ?? [name];
    figures.set(name, cells);
    idOf.set(cells, id);
    return cells;
  };
  const idsOf = (found: readonly Candidate[]) => found.flatMap((cells) => idOf.get(cells) ?? []);
  const candidates = [...new Set(because.flatMap((id) => [figureOf(id)]))].filter(
    (figure) => figure !== null,
  );
  const facts = problem.facts.filter(({ cell }) => isShown(cell));
  const ambiguous = { ...problem, facts };
  if (stopsOf(ambiguous, target, [[]], solvers, { stop }).length > 0)
    return { byMarker: true, alone: [], together: [] };
  const alone = stopsOf(ambiguous, target, candidates.slice(0, mostTried), solvers, { stop });
  if (stop() && alone.length === 0) return null;
  if (alone.length > 0) return { byMarker: false, alone: idsOf(alone), together: [] };
  if (!wantsTogether) return null;
  const together = stopTogether(ambiguous, target, figureOf, solvers, { most: mostTogether, stop });
  if (together === null)
    return stop() || candidates.length > mostTried ? null : { byMarker: false, alone: [], together: [] };
  return { byMarker: false, alone: [], together: idsOf(together) };
}
