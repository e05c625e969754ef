/** Whether an insider can rule out a small number of other people behind some figure: reported, and no reason to refuse. */
import { withCare } from '../attack/careful-solver.ts';
import type { Solvers } from '../attack/solver.ts';
import { plus, type Row, type Sum, sumOf } from '../attack/sum.ts';
import type { Interval } from '../policy/rule.ts';
import type { Asked } from './ask-solver.ts';
import type { Known } from './insiders.ts';
import { localPrograms } from './local-program.ts';

/** Figures nearest to what the insider knows, asked of one small program. */
const mostAsked = 4;
const mostColumns = 60;
/** What a linear program may be wrong by. */
const tolerance = 1e-6;

/**
 * For many insiders of the same figures, each of whom knows little, and nobody twice. Only figures near what an insider knows are looked at, and only what a linear program rules out counts, so that it
 * may be true of more insiders than are found. `isTaken`: whether a whole table is known that gives the target the value.
 */
export function narrowedIn(
  { columns, columnUpper, rows, targets, small }: Asked & { readonly small: Interval },
  solvers: Solvers,
) {
  const sumAt = (target: number): Sum => targets[target]?.sum ?? sumOf([]);
  const local = localPrograms(columns, columnUpper, rows, mostColumns);
  return (
    knows: readonly Known[],
    asks: readonly number[],
    isTaken: (target: number, value: number) => boolean,
  ): boolean => {
    if (knows.reduce((sum, { target }) => sum + sumAt(target).columns.length, 0) > mostColumns) return false;
    const known = knows.map((one) => ({ ...one, own: new Set(sumAt(one.target).columns) }));
    const all = known.reduce((sum, { target }) => plus(sum, sumAt(target)), sumOf([]));
    if (all.factors.some((times) => times !== 1)) return false;
    const { program, columns: near } = local(all);
    const place = new Map(near.map((column, i) => [column, i]));
    const within = (sum: Sum): Sum => ({
      ...sum,
      columns: sum.columns.map((column) => place.get(column) ?? -1),
    });
    /** People in the target whom the insider knows of; null where that is not known or nobody else is in it. */
    const shareOf = (target: number): number | null => {
      const inside = new Set(sumAt(target).columns);
      let share = 0;
      let kept = 0;
      for (const { own, lower } of known) {
        const shared = [...own].filter((column) => inside.has(column)).length;
        if (shared > 0 && shared < own.size) return null;
        if (shared > 0) [share, kept] = [share + lower, kept + shared];
      }
      return kept < inside.size ? share : null;
    };
    const open: { readonly sum: Sum; readonly values: readonly number[] }[] = [];
    for (const target of asks) {
      if (open.length >= mostAsked) break;
      if (!sumAt(target).columns.every((column) => place.has(column))) continue;
      const share = shareOf(target);
      if (share === null) continue;
      const values: number[] = [];
      for (let value = share + small.lower; value <= share + small.upper; value += 1)
        if (!isTaken(target, value)) values.push(value);
      if (values.length > 0) open.push({ sum: within(sumAt(target)), values });
    }
    if (open.length === 0) return false;
    const held = knows.map(
      (one): Row => ({ ...within(sumAt(one.target)), lower: one.lower, upper: one.upper }),
    );
    return withCare(solvers, { ...program, rows: [...program.rows, ...held] }, false, ({ least, greatest }) =>
      open.some(({ sum, values }) => {
        const [low, high] = [least(sum), greatest(sum)];
        return values.some(
          (value) =>
            (typeof low !== 'string' && value < low.value - tolerance) ||
            (typeof high !== 'string' && value > high.value + tolerance),
        );
      }),
    );
  };
}
