/** Why each finding is one, and what would stop the gravest: the gravest first, while there is time. */
import type { PossibleValues } from '../attack/problem.ts';
import { reasonsFor } from '../attack/reasons.ts';
import type { Solvers } from '../attack/solver.ts';
import { stopsOf } from '../attack/stops.ts';
import type { AttackEffects, AttackedPart } from './attack-part.ts';

export interface Found {
  readonly part: AttackedPart;
  readonly value: PossibleValues;
}

export interface Why {
  /** Cells that give it away; empty when no small set was found in time. */
  readonly because: readonly string[];
  /** Cells of which each, hidden alone, ends it; null: not all were tried. */
  readonly stops: readonly string[] | null;
}

/** Findings for which remedies are tried. */
const mostRemedied = 20;
/** Figures behind a finding that are tried as remedies. */
const mostTried = 8;

/** `rest`: what is no finding, but wants its reason. `isShown`: not hidden already. */
export function explained(
  findings: readonly Found[],
  rest: readonly Found[],
  isShown: (cell: string) => boolean,
  solvers: Solvers,
  { stop = () => false }: AttackEffects,
): (value: PossibleValues) => Why {
  const because = new Map<PossibleValues, readonly string[]>();
  const stops = new Map<PossibleValues, readonly string[] | null>();
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
  for (const found of first)
    stops.set(
      found.value,
      remediesFor(found, (because.get(found.value) ?? []).filter(isShown), solvers, () => stop(0.95)),
    );
  explain([...rest, ...findings.slice(mostRemedied)], 1);
  return (value) => ({ because: because.get(value) ?? [], stops: stops.get(value) ?? null });
}

/**
 * Figures behind a finding, each of which ends it when all cells that print it are hidden. What ends it alone is part of every reason, so none else need
 * be tried.
 */
function remediesFor(
  { part: { problem, cellsOf, targets }, value }: Found,
  because: readonly string[],
  solvers: Solvers,
  stop: () => boolean,
): readonly string[] | null {
  const target = targets.get(value.cell);
  if (target === undefined || because.length === 0) return null;
  const nameOf = new Map([...cellsOf].flatMap(([name, ids]) => ids.map((id) => [id, name] as const)));
  const candidates = new Map(
    because.flatMap((id) => {
      const name = nameOf.get(id) ?? id;
      return name === value.cell ? [] : [[name, { id, cells: cellsOf.get(name) ?? [name] }] as const];
    }),
  );
  const tried = [...candidates.values()].slice(0, mostTried);
  const found = stopsOf(
    problem,
    target,
    tried.map(({ cells }) => cells),
    solvers,
    { stop },
  );
  const stops = tried.filter(({ cells }) => found.includes(cells)).map(({ id }) => id);
  const isComplete = candidates.size <= mostTried && !stop();
  return stops.length > 0 || isComplete ? stops : null;
}
