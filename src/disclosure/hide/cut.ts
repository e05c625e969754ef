/** What any safe pattern must hide, read off one linear program's duals. Source: Fischetti & Salazar-González's cuts, with intervals. */
import type { Row } from '../attack/sum.ts';
import type { Pattern, Unit } from './units.ts';

/** `Σ terms of hidden units ≥ need`, or the target's own unit is shown. */
export interface Cut {
  readonly target: string;
  readonly need: number;
  /** By unit: how far hiding it could move the end, at most. */
  readonly terms: ReadonlyMap<number, number>;
  /** The target's own unit where showing it is allowed. */
  readonly unlessShown: number | null;
  /** What holds the end back and may not be hidden. */
  readonly fixed: readonly string[];
}

const negligible = 1e-7;
/** The sums of a cut are of the solver's numbers. */
const enough = 1 - 1e-6;

/**
 * Duals bound an end whatever is hidden: hiding a row whose upper end holds it back could move it without limit, a lower end that becomes nought by
 * its multiple at most. Hidden rows are in no program and have no dual, so that the end is its own bound with nothing more hidden.
 */
export function termsOf(
  duals: readonly Float64Array[],
  rows: readonly { readonly row: Row; readonly unit: number | null }[],
  units: readonly Unit[],
): { readonly moves: ReadonlyMap<number, number>; readonly fixed: readonly string[] } {
  const moves = new Map<number, number>();
  const fixed = new Set<string>();
  rows.forEach(({ row, unit }, i) => {
    if (unit === null) return;
    for (const ofRows of duals) {
      const dual = ofRows[i] ?? 0;
      if (Math.abs(dual) < negligible) continue;
      const moved = dual > 0 && isNeverNegative(row) ? dual * row.lower : Number.POSITIVE_INFINITY;
      if (units[unit]?.isFixed === true) fixed.add(units[unit]?.keys[0] ?? '');
      else moves.set(unit, (moves.get(unit) ?? 0) + moved);
    }
  });
  return { moves, fixed: [...fixed] };
}

const isNeverNegative = ({ factors }: Row) => factors.every((factor) => factor >= 0);

interface Reasons extends Pick<Cut, 'unlessShown' | 'fixed'> {
  readonly moves: ReadonlyMap<number, number>;
  /** Parts of a difference: any of them ends it when hidden. */
  readonly parts: readonly number[];
}

/** Each term is clipped to the need, which loses no pattern. */
export function cutOf(target: string, need: number, { moves, parts, unlessShown, fixed }: Reasons): Cut {
  const terms = new Map<number, number>();
  for (const [unit, moved] of moves) if (moved > negligible) terms.set(unit, Math.min(moved, need));
  for (const part of parts) terms.set(part, need);
  return { target, need, terms, unlessShown, fixed };
}

export function isMet({ need, terms, unlessShown }: Cut, pattern: Pattern): boolean {
  if (unlessShown !== null && pattern[unlessShown] === 0) return true;
  let sum = 0;
  for (const [unit, term] of terms) if (pattern[unit] === 1) sum += term;
  return sum > need * enough;
}

/** Whether hiding everything that may be hidden would meet it. */
export function canBeMet({ need, terms }: Cut): boolean {
  let sum = 0;
  for (const term of terms.values()) sum += term;
  return sum > need * enough;
}
