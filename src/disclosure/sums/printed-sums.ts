/** Sums as they may leave, and what was decided of them for the team. */
import type { ReleasedCell } from '../release.ts';
import type { SumsDecided } from './protect-sums.ts';

/** The cells of all sums beside the count of this key. They carry their unit, so that nobody takes them for counts. */
export const printedSums = (
  sums: readonly SumsDecided[],
  key: string,
  at: ReleasedCell['at'],
): readonly ReleasedCell[] =>
  sums.map((decided) => {
    const { measure, unit } = decided.figures.asked;
    const figure = placeOf(decided, key);
    const shown = decided.hidden[figure] === 0 ? decided.figures.all[figure] : undefined;
    return shown === undefined
      ? { at, measure, kind: 'hidden', unit }
      : { at, measure, kind: 'rounded', value: shown.value, unit };
  });

function placeOf({ figures }: SumsDecided, key: string): number {
  const figure = figures.all.findIndex(({ count }) => count.key === key);
  if (figure < 0) throw new Error('impossible: a sum without a count');
  return figure;
}

export interface SumsRecord {
  readonly measure: string;
  readonly unit: string;
  /** Cells (`<table>|<dimension>=<code>|…|<measure>`), each sum once: those that the rule or a hidden count hid, and those hidden to protect them. */
  readonly hiddenForRule: readonly string[];
  readonly hiddenToProtect: readonly string[];
  /** Sums, differences and finest groups that were attacked, what was asked for them, and the whole tables that keep it. */
  readonly targets: number;
  readonly demands: number;
  readonly worlds: number;
}

export function sumsRecord({ figures, hidden, start, targets, kept }: SumsDecided): SumsRecord {
  const { measure, unit } = figures.asked;
  const nameOf = (figure: number) => figures.all[figure]?.count.key.replace(/\|n$/, `|${measure}`) ?? '';
  const those = (isOne: (figure: number) => boolean) => [...hidden.keys()].filter(isOne).map(nameOf);
  return {
    measure,
    unit,
    hiddenForRule: those((figure) => start[figure] === 1),
    hiddenToProtect: those((figure) => hidden[figure] === 1 && start[figure] === 0),
    targets: targets.length,
    demands: kept.length,
    worlds: new Set(kept.map(({ world }) => world)).size,
  };
}

/** What somebody who asked for sums should know of their proof. */
export const sumsInWords = (sums: readonly SumsDecided[]): readonly string[] =>
  sums.map(
    ({ figures: { asked } }) =>
      `Sums of ${asked.measure} were proven before they were printed, which record.json tells; certificate.json and verify prove the counts.`,
  );
