/** Who is alone in a figure: insiders who know that it counts nobody else. */
import type { InsiderNamed } from './hide-inside.ts';

/** A figure that the rule hid. */
export interface SmallFigure {
  readonly key: string;
  readonly count: number;
  /** People behind it; null where the count is of people. */
  readonly people: number | null;
}

/** One insider for each figure of one person; each is asked for all others. Source: disclosure facts, §6. */
export function personsIn(figures: readonly SmallFigure[]): readonly InsiderNamed[] {
  const asks = figures.map(({ key }) => key);
  return figures.flatMap(({ key, count, people }) =>
    count === 1 || people === 1 ? [{ knows: [{ key, lower: count, upper: count }], asks }] : [],
  );
}
