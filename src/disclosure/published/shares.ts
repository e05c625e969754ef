/** Percentages beside counts: of which total each is a share, found by dividing what is shown, and what that says of a hidden count. */
import type { Interval } from '../policy/rule.ts';
import { intervalOf } from '../tables/facts-of.ts';
import type { ReadCell, ReadTable } from '../tables/publication.ts';
import type { Figure } from './figures.ts';
import { counted, type Gathered, placeKey } from './gather.ts';
import type { RuleSeen } from './rule-seen.ts';
import { saysOf } from './says-of.ts';

export interface Shares {
  /** What percentages say, as limits of counts: `<table>-percentages`. */
  readonly tables: readonly ReadTable[];
  readonly figureOf: ReadonlyMap<ReadCell, Figure>;
  /** Percentages of which it is known what they are of. */
  readonly understood: ReadonlySet<Figure>;
  readonly assumed: readonly string[];
}

interface Share {
  readonly figure: Figure;
  readonly percent: Interval;
  readonly of: string;
  readonly over: string;
  readonly overAt: Figure['at'];
}

interface Count extends Interval {
  /** null: hidden. */
  readonly printed: number | null;
  readonly text: string;
}

/** Shown pairs that must agree before a percentage is taken for a share. */
const fewestPairs = 3;

/**
 * A column of percentages is a share of the first total that fits all shown pairs: over one dimension, or over all. Where printed counts are rounded
 * and the percentages are those of the rounded ones, they say nothing. Cost: percentages times dimensions.
 */
export function sharesOf({ tables }: Gathered, rule: RuleSeen): Shares {
  const counts = new Map<string, Count>();
  for (const { figures } of tables)
    for (const figure of figures)
      if (figure.says === 'count') {
        const said = intervalOf(saysOf(figure, rule).says, rule.policyOf(figure.measure));
        const { printed, text } = figure;
        const value = printed.kind === 'number' ? printed.value : null;
        counts.set(placeKey(figure), { ...(said ?? { lower: 0, upper: Infinity }), printed: value, text });
      }
  const assumed: string[] = [];
  const figureOf = new Map<ReadCell, Figure>();
  const understood = new Set<Figure>();
  const made = tables.flatMap(({ id, dimensions, figures }): readonly ReadTable[] => {
    const percentages = figures.filter(
      ({ says, of, over }) => says === 'percent' && of !== undefined && over === undefined,
    );
    const cells = [...new Set(percentages.map(({ measure }) => measure))].flatMap((measure) => {
      const own = percentages.filter((figure) => figure.measure === measure);
      const found = [...dimensions.map((dimension) => [dimension]), dimensions]
        .map((above) => ({ above, ...agreement(sharesOver(own, above), counts) }))
        .find(({ pairs, isAlways }) => isAlways && pairs >= fewestPairs);
      if (found === undefined) return [];
      for (const figure of own) understood.add(figure);
      const what = `${measure} is the share in the total of ${found.above.join(' and ')}: so it is for ${counted(found.pairs, 'shown figure')}`;
      if (found.isOfPrinted) {
        assumed.push(`${what}. It was made from the printed figures and says nothing more.`);
        return [];
      }
      assumed.push(`${what}. What it says of a hidden count was used.`);
      return sharesOver(own, found.above).flatMap((share) => limitsFrom(share, counts, figureOf));
    });
    return cells.length === 0 ? [] : [{ id: `${id}-percentages`, dimensions, cells }];
  });
  return { tables: made, figureOf, understood, assumed };
}

function sharesOver(percentages: readonly Figure[], above: readonly string[]): readonly Share[] {
  return percentages.flatMap((figure): readonly Share[] => {
    const { printed, at, of } = figure;
    if (printed.kind !== 'number' || of === undefined || printed.value < 0 || printed.value > 100) return [];
    if (above.every((dimension) => (at[dimension] ?? 'all') === 'all')) return [];
    const half = 0.5 * 10 ** -printed.decimals + 1e-9;
    const overAt = { ...at, ...Object.fromEntries(above.map((dimension) => [dimension, 'all'])) };
    const percent = { lower: printed.value - half, upper: printed.value + half };
    return [
      {
        figure,
        percent,
        of: placeKey({ at, measure: of }),
        over: placeKey({ at: overAt, measure: of }),
        overAt,
      },
    ];
  });
}

/** Whether all shown pairs can give their percentages, and whether the printed figures themselves do although they are rounded. */
function agreement(shares: readonly Share[], counts: ReadonlyMap<string, Count>) {
  const shown = shares.flatMap(({ percent, of, over }) => {
    const [part, whole] = [counts.get(of), counts.get(over)];
    if (part === undefined || whole === undefined || part.printed === null || !whole.printed) return [];
    const isPossible =
      100 * part.lower <= percent.upper * whole.upper && 100 * part.upper >= percent.lower * whole.lower;
    const ofPrinted = (100 * part.printed) / whole.printed;
    const isOfPrinted = ofPrinted <= percent.upper && ofPrinted >= percent.lower;
    const isRounded = part.lower < part.upper || whole.lower < whole.upper;
    return [
      { isPossible, isOfPrinted, isRounded, isTelling: part.printed > 0 && part.printed < whole.printed },
    ];
  });
  return {
    pairs: shown.filter(({ isTelling }) => isTelling).length,
    isAlways: shown.every(({ isPossible }) => isPossible),
    isOfPrinted: shown.some(({ isRounded }) => isRounded) && shown.every(({ isOfPrinted }) => isOfPrinted),
  };
}

/** The count from its total, and the total from the count. */
function limitsFrom(
  { figure, percent, of, over, overAt }: Share,
  counts: ReadonlyMap<string, Count>,
  figureOf: Map<ReadCell, Figure>,
): readonly ReadCell[] {
  const [part, whole] = [counts.get(of), counts.get(over)];
  const measure = figure.of;
  if (part === undefined || whole === undefined || measure === undefined) return [];
  const put = (at: Figure['at'], lower: number, upper: number): readonly ReadCell[] => {
    const limits = {
      lower: Math.max(0, Math.ceil(lower - 1e-6)),
      upper: Number.isFinite(upper) ? Math.floor(upper + 1e-6) : null,
    };
    const cell = { at, measure, says: { kind: 'between' as const, ...limits }, from: figure.from };
    figureOf.set(cell, figure);
    return [cell];
  };
  if (part.printed === null && whole.printed !== null)
    return put(figure.at, (percent.lower * whole.lower) / 100, (percent.upper * whole.upper) / 100);
  if (whole.printed === null && part.printed !== null && percent.lower > 0)
    return put(overAt, (100 * part.lower) / percent.upper, (100 * part.upper) / percent.lower);
  return [];
}
