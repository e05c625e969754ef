/** What any safe pattern must hide, read off one linear program's duals. Source: Fischetti & Salazar-González's cuts, with intervals. */
import type { Row } from '../attack/sum.ts';
import type { Pattern, Unit } from './units.ts';

/** `Σ terms of hidden units ≥ need`, or the target is shown and so no target. */
export interface Cut {
  readonly target: string;
  readonly need: number;
  /** By unit: how far hiding it could move the end, at most. */
  readonly terms: ReadonlyMap<number, number>;
  /** The target's own unit where showing it is allowed. */
  readonly unlessShown: number | null;
}

const negligible = 1e-7;

/**
 * The duals of a least value `need` above (or a greatest value `need` below) what safety asks for. They bound that end whatever is hidden: hiding a
 * row whose upper end holds it back could move it without limit, a lower end that becomes nought by its multiple at most. Hidden rows are not in
 * the program and have no dual. Each factor is clipped to the need, which loses no whole pattern.
 */
export function termsOf(
  duals: Float64Array,
  rows: readonly { readonly row: Row; readonly unit: number | null }[],
  units: readonly Unit[],
): ReadonlyMap<number, number> {
  const terms = new Map<number, number>();
  rows.forEach(({ row, unit }, i) => {
    const dual = duals[i] ?? 0;
    if (unit === null || Math.abs(dual) < negligible || units[unit]?.isFixed === true) return;
    const moves = dual > 0 && isNeverNegative(row) ? dual * row.lower : Number.POSITIVE_INFINITY;
    terms.set(unit, (terms.get(unit) ?? 0) + moves);
  });
  return terms;
}

const isNeverNegative = ({ factors }: Row) => factors.every((factor) => factor >= 0);

/** Adds the parts of a difference, any of which ends it when hidden, and clips. */
export function cutOf(
  target: string,
  need: number,
  moves: ReadonlyMap<number, number>,
  parts: readonly number[],
  unlessShown: number | null,
): Cut {
  const terms = new Map<number, number>();
  for (const [unit, moved] of moves) if (moved > negligible) terms.set(unit, Math.min(moved, need));
  for (const part of parts) terms.set(part, need);
  return { target, need, terms, unlessShown };
}

export function isMet({ need, terms, unlessShown }: Cut, pattern: Pattern): boolean {
  if (unlessShown !== null && pattern[unlessShown] === 0) return true;
  let sum = 0;
  for (const [unit, term] of terms) if (pattern[unit] === 1) sum += term;
  return sum > need * (1 - 1e-6);
}

/** Whether hiding everything that may be hidden would meet it. */
export function canBeMet({ need, terms }: Cut): boolean {
  let sum = 0;
  for (const term of terms.values()) sum += term;
  return sum > need * (1 - 1e-6);
}
