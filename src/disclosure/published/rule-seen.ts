/** The rule of disclosure control that published figures show by themselves, unless one is named. */
import type { Policy } from '../policy/policy.ts';
import type { Publication } from '../tables/publication.ts';
import type { Figure } from './figures.ts';
import type { FigureTable } from './gather.ts';
import { namesAPlace } from './totals.ts';

export interface RuleSeen {
  /** Of one measure: nought may be shown in some and hidden in others. */
  readonly policyOf: (measure: string) => Publication['policy'];
  /** Base of rounding of a measure; 1: printed exactly. */
  readonly baseOf: (measure: string) => number;
  /** Whether the place is the nation's, and printed exactly beside rounded figures below it. */
  readonly isExact: (figure: Figure) => boolean;
  /** Of a named policy: counts printed as the middle of their group; noughts that stand for small counts too. */
  readonly isMidpoint: boolean;
  readonly noughtIsSmall: boolean;
  /** A marker that elsewhere means "not available" or "nil", and here must mean "hidden", being the only one. */
  readonly onlyMarker: string | null;
  /** Whether something is hidden behind a marker, so that an empty cell hides nothing. */
  readonly hasMarker: boolean;
  readonly assumed: readonly string[];
}

/** Chance agreement of two figures with a base of 5 is one in twenty-five; of one, too likely. */
const fewest = 2;
/** So many figures show the smallest count that is printed. */
const many = 50;

/**
 * `subnational`: dimensions below the nation; without any, the total of everything stands for the nation. Base: 10 or 5, if all figures below the
 * nation are multiples. Smallest shown: the smallest of many such figures, else 5, the commonest rule. Zeros: shown if any is.
 */
export function ruleSeen(
  tables: readonly FigureTable[],
  stated: readonly string[],
  named: Policy | null,
): RuleSeen {
  const dimensions = new Set(tables.flatMap((table) => table.dimensions));
  const subnational = new Set(
    [...dimensions].filter((name) => stated.includes(name) || (stated.length === 0 && namesAPlace(name))),
  );
  const isNational = ({ at }: Figure): boolean => {
    const restricted = Object.keys(at).filter((name) => at[name] !== 'all' && name !== 'period');
    return subnational.size === 0
      ? restricted.length === 0
      : !restricted.some((name) => subnational.has(name));
  };
  const figures = tables
    .flatMap((table) => table.figures)
    .filter(({ says }) => says === 'count' || says === 'sum');
  const below = figures.filter((figure) => !isNational(figure));
  const numbers = (list: readonly Figure[]) =>
    list.flatMap(({ printed }) =>
      printed.kind === 'number' && Number.isInteger(printed.value) ? [printed.value] : [],
    );
  const measures = new Set(figures.map(({ measure }) => measure));
  const shownOf = new Map(
    [...measures].map((measure) => [measure, numbers(below.filter((figure) => figure.measure === measure))]),
  );
  const isCounted = (measure: string) =>
    figures.some((figure) => figure.measure === measure && figure.says === 'count');
  const base =
    named?.roundTo ?? commonest([...shownOf].filter(([measure]) => isCounted(measure)).map(([, own]) => own));
  const bases = new Map(
    [...shownOf].map(([measure, own]) => {
      const isRounded = own.length > 0 ? own.every((value) => value % base === 0) : base > 1;
      return [measure, isRounded ? base : 1] as const;
    }),
  );
  const counts = [...shownOf].flatMap(([measure, own]) =>
    isCounted(measure) && bases.get(measure) === base ? own : [],
  );
  const national = figures.filter(isNational);
  const isRounded = (measure: string) => (bases.get(measure) ?? 1) > 1;
  const nationalIsExact =
    named?.national === 'exact' ||
    numbers(national.filter(({ measure }) => isRounded(measure))).some((value) => value % base !== 0);
  const positive = counts.filter((value) => value > 0);
  const under = figures.flatMap(({ printed }) =>
    printed.kind === 'marker' && printed.meaning.kind === 'under' ? [printed.meaning.below] : [],
  );
  const least = Math.min(...positive);
  const smallestShown = named?.smallestShown ?? under[0] ?? smallestSeen(least, positive.length, base);
  const showsNought = new Set(
    (nationalIsExact ? below : figures).flatMap(({ measure, printed }) =>
      printed.kind === 'number' && printed.value === 0 ? [measure] : [],
    ),
  );
  const zerosOf = (measure: string) => named?.zeros ?? (showsNought.has(measure) ? 'shown' : 'hidden');
  const counted = new Set(figures.filter(({ says }) => says === 'count').map(({ measure }) => measure));
  const exactMeasures = [...bases].filter(([, own]) => own === 1 && base > 1).map(([measure]) => measure);
  const where = subnational.size > 0 ? ' below the national level' : '';
  const marker = named?.marker ?? 'rule-known';
  const onlyMarker = onlyMarkerIn(figures, showsNought.size > 0);
  return {
    policyOf: (measure) => ({
      smallestShown,
      zeros: zerosOf(measure),
      roundTo: base,
      ties: named?.ties ?? (base % 2 === 1 ? 'none' : 'unknown'),
      marker,
    }),
    baseOf: (measure) => bases.get(measure) ?? 1,
    isExact: (figure) => nationalIsExact && isNational(figure),
    isMidpoint: named?.rounding === 'midpoint',
    noughtIsSmall: named?.smallAs === 'nought',
    onlyMarker,
    hasMarker: figures.some(({ printed }) => printed.kind === 'marker' && hides(printed.meaning.kind)),
    assumed: [
      ...(subnational.size > 0
        ? [`Below the national level: ${[...subnational].sort().join(', ').replaceAll('-', ' ')}.`]
        : []),
      ...(named !== null
        ? [
            `The rule is that of the policy ${named.name}: counts under ${smallestShown} hidden, nought ${named.zeros}, ${rounding(base)}.`,
          ]
        : [
            `Counts under ${smallestShown} are hidden: ${
              under.length > 0
                ? 'the marker says so'
                : positive.length === 0
                  ? 'no count is shown, and this is the commonest rule'
                  : `of ${positive.length.toLocaleString('en-GB')} shown${where} the smallest is ${least}`
            }.`,
            ...noughtInWords(
              [...counted].filter((measure) => showsNought.has(measure)),
              counted.size,
            ),
            base > 1
              ? `Counts${where} are rounded to ${base}: all shown are multiples.`
              : 'Counts are not rounded.',
          ]),
      ...(nationalIsExact
        ? [`National figures are exact${named?.national === 'exact' ? '' : ': some are no multiples'}.`]
        : []),
      ...(exactMeasures.length > 0
        ? [`Not rounded, since some are no multiples: ${exactMeasures.join(', ')}.`]
        : []),
      ...(onlyMarker === null
        ? []
        : [`${onlyMarker} is the only marker, so it was read as a count that the rule hides.`]),
      marker === 'rule-known'
        ? 'A marker stands only for a count that the rule hides, not for one hidden to protect another.'
        : 'A marker may also hide a larger count, to protect another.',
    ],
  };
}

const hides = (kind: string): boolean => kind === 'hidden' || kind === 'under';

/** `..`, `:` and `x`, or a dash beside shown noughts, when no other marker hides anything. */
function onlyMarkerIn(figures: readonly Figure[], isNoughtShown: boolean): string | null {
  const markers = new Map(
    figures.flatMap(({ printed }) =>
      printed.kind === 'marker' ? [[printed.marker, printed.meaning.kind]] : [],
    ),
  );
  if ([...markers.values()].some(hides)) return null;
  const perhaps = [...markers.keys()].filter(
    (text) => /^(\.\.|…|:|x)$/i.test(text) || (isNoughtShown && /^[-–—]$/.test(text)),
  );
  return perhaps.length === 1 ? (perhaps[0] ?? null) : null;
}

function noughtInWords(showing: readonly string[], measures: number): readonly string[] {
  if (showing.length === 0) return ['Nought is never shown, so a hidden count may be 0.'];
  if (showing.length === measures) return ['Nought is shown, so a hidden count is at least 1.'];
  return [`Nought is shown only in ${showing.join(', ')}; elsewhere a hidden count may be 0.`];
}

const rounding = (base: number): string => (base === 1 ? 'no rounding' : `rounded to ${base}`);

/** The base that most figures keep to, measure by measure; of all together where each shows too few. */
function commonest(shown: readonly (readonly number[])[]): number {
  const figures = new Map<number, number>();
  for (const own of shown.filter((list) => list.length >= fewest))
    figures.set(baseSeen(own), (figures.get(baseSeen(own)) ?? 0) + own.length);
  const most = [...figures].sort(([, a], [, b]) => b - a)[0];
  return most === undefined ? baseSeen(shown.flat()) : most[0];
}

function baseSeen(counts: readonly number[]): number {
  const shown = counts.filter((value) => value !== 0);
  const isBase = (base: number, atLeast: number) =>
    shown.length >= atLeast && shown.every((value) => value % base === 0);
  if (isBase(10, 6)) return 10;
  return isBase(5, fewest) ? 5 : 1;
}

function smallestSeen(least: number, shown: number, base: number): number {
  const above = Math.floor(base / 2) + 1;
  if (!Number.isFinite(least) || least < 3) return Math.max(5, above);
  if (base === 5) return least === 10 && shown >= many ? 8 : 5;
  if (base === 10) return Math.max(least >= 10 ? 8 : 5, above);
  return least < 5 || shown >= many ? Math.min(least, 100) : 5;
}
