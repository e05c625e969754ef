/** What was assumed of markers, odd figures and lines that do not add up, in sentences with a few places each. */
import type { Interval } from '../policy/rule.ts';
import type { Line } from './adds-up.ts';
import type { AttackedPart } from './attack-part.ts';
import type { Figure } from './figures.ts';
import { counted, listed } from './gather.ts';
import type { Remark } from './says-of.ts';

export interface Remarked {
  readonly remark: Remark;
  readonly figure: Figure;
}

/** Of one marker, and of figures: one, and several. */
const meanings: Readonly<Record<Remark, readonly [string, string, string]>> = {
  hidden: ['stands for a count that the rule hides', '', ''],
  'hidden, of unknown size': ['in days and costs hides a figure of any size', '', ''],
  'nought or small': ['was read as nought or too little to show', '', ''],
  'not available': ['says nothing: not available', '', ''],
  nobody: ['means that nobody can be there', '', ''],
  empty: ['', 'empty cell says nothing', 'empty cells say nothing'],
  negative: ['', 'negative figure says nothing', 'negative figures say nothing'],
  'no whole number': [
    '',
    'figure is no whole number and says nothing',
    'figures are no whole numbers and say nothing',
  ],
  'made from other figures': [
    '',
    'percentage, rate, cost, mean or quantile was not attacked',
    'percentages, rates, costs, means and quantiles were not attacked',
  ],
};

/** One sentence for each marker and each kind of odd figure. */
export function remarksInWords(remarks: readonly Remarked[]): readonly string[] {
  const groups = new Map<
    string,
    { readonly remark: Remark; readonly marker: string; readonly places: string[] }
  >();
  for (const { remark, figure } of remarks) {
    const marker = meanings[remark][0] === '' ? '' : figure.text;
    const group = groups.get(`${remark}|${marker}`) ?? { remark, marker, places: [] };
    groups.set(`${remark}|${marker}`, group);
    group.places.push(figure.from);
  }
  return [...groups.values()].map(({ remark, marker, places }) => {
    const [ofMarker, one, several] = meanings[remark];
    const number = places.length.toLocaleString('en-GB');
    if (marker !== '')
      return `The marker ${marker} ${ofMarker} (${places.length === 1 ? 'once' : `${number} times`}).`;
    return `${number} ${places.length === 1 ? one : several}: ${listed(places, 3)}.`;
  });
}

const causes: Readonly<Record<Line['kind'], readonly [string, string]>> = {
  short: [
    'the total is more than its parts can be',
    'Somebody is in none of the categories, so in these dimensions a category "not listed" was supposed.',
  ],
  larger: [
    'the total is more than its parts can be, unless a marker hides more than the rule does',
    'So each marker there was read as a figure of any size.',
  ],
  over: ['the total is less than its parts can be', 'The total was set aside.'],
  floor: [
    'the total is exactly what its shown parts make, although others are hidden',
    'Either all hidden parts are 0, or the total was added up without them and is no total: findings suppose the first.',
  ],
};

/** One sentence for each way in which lines do not add up. */
export function linesInWords(lines: readonly (Line & { readonly what: string })[]): readonly string[] {
  return (['short', 'larger', 'over', 'floor'] as const).flatMap((kind) => {
    const own = lines.filter((line) => line.kind === kind);
    if (own.length === 0) return [];
    const [what, so] = causes[kind];
    const places = own.map(
      (line) =>
        `${line.cell.from ?? ''}, ${line.what} by ${line.dimension.replaceAll('-', ' ')} (${figures(line.total)}${kind === 'floor' ? '' : `, parts ${figures(line.parts)}`})`,
    );
    return [`In ${counted(own.length, 'line')} ${what}: ${listed(places, 3)}. ${so}`];
  });
}

function figures({ lower, upper }: Interval): string {
  const [low, high] = [lower, upper].map((value) => value.toLocaleString('en-GB'));
  if (lower === upper) return low ?? '';
  return Number.isFinite(upper) ? `${low} to ${high}` : `${low} or more`;
}

/** One sentence for each measure and each way in which its figures contradict each other. */
export function contradictionsInWords(
  parts: readonly Pick<AttackedPart, 'name' | 'aside' | 'isLoosened' | 'isDecided'>[],
): readonly string[] {
  return [...new Set(parts.map(({ name }) => name))].flatMap((name) => {
    const own = parts.filter((part) => part.name === name);
    const aside = own.flatMap((part) => part.aside);
    const those = aside.length === 1 ? 'contradicts the others and was' : 'contradict the others and were';
    return [
      ...(own.some(({ isLoosened }) => isLoosened)
        ? [
            `${name}: the figures contradict each other unless a marker may hide any count, so it was read like that.`,
          ]
        : []),
      ...(aside.length > 0
        ? [`${name}: ${counted(aside.length, 'figure')} ${those} set aside: ${listed(aside)}.`]
        : []),
      ...(own.every(({ isDecided }) => isDecided)
        ? []
        : [`${name}: the figures contradict each other, so nothing was decided.`]),
    ];
  });
}

/** What a reader of the answer should know first. */
export function cautionsInWords(
  {
    setAside,
    withoutTotals,
    supposed,
  }: {
    readonly setAside: number;
    readonly withoutTotals: readonly string[];
    /** Findings that hang on how a total was made. */
    readonly supposed: number;
  },
  parts: readonly Pick<AttackedPart, 'aside' | 'isDecided'>[],
): readonly string[] {
  const aside = setAside + parts.reduce((so, part) => so + part.aside.length, 0);
  return [
    ...(aside > 0
      ? [
          `${counted(aside, 'printed figure')} ${aside === 1 ? 'contradicts' : 'contradict'} the others, so something was read or printed wrongly: see what was assumed.`,
        ]
      : []),
    ...(supposed > 0
      ? [
          `${counted(supposed, 'finding')} ${supposed === 1 ? 'supposes' : 'suppose'} that a total was not added up without the hidden figures: ask whoever made it.`,
        ]
      : []),
    ...(withoutTotals.length > 0
      ? [
          `No total was found over the hidden figures of ${listed(withoutTotals, 3)}, so hardly anything could be tried. If one is printed, say where it stands with --mapping.`,
        ]
      : []),
  ];
}
