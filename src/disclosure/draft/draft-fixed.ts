/** The four tables that every release has: headlines, inclusion, agreement between definitions, data quality. */

import type { People, VerdictTotal } from '../../measures/results.ts';
import { areaKinds } from '../../study/dimensions.ts';
import type { DraftCell, Drafting, DraftTable } from './draft.ts';
import { distanceCells } from './draft-study.ts';

const dear = { headline: 100, flow: 4, agreement: 6, quality: 3, verdict: 60 } as const;

/** One place, all admissions of the study. Verdicts are admissions; shares are whole per cent of released figures. */
export function headlineTable(drafting: Drafting): DraftTable {
  const { results, quantities, policy } = drafting;
  const at = {};
  const value = (id: string) => results.headlines.find((headline) => headline.id === id)?.value ?? 0;
  const children = value('children');
  const admissions = addTotal(drafting, value('admissions'), children);
  const count = (measure: string, quantity: string): DraftCell => ({ at, measure, kind: 'count', quantity });
  const free = (measure: string) =>
    count(
      measure,
      quantities.addFree([measure], { count: value(measure), children: null, importance: dear.headline }),
    );
  return {
    id: 'headlines',
    title: 'All admissions of the study',
    dimensions: [],
    cells: [
      count('admissions', admissions),
      free('children'),
      free('episodes'),
      free('open-at-census'),
      ...distanceCells(at, results.total, admissions, policy),
      ...results.verdicts.flatMap((verdicts) => verdictCells(verdicts, drafting, admissions)),
    ],
  };
}

const addTotal = ({ quantities }: Drafting, count: number, children: number): string => {
  const key = quantities.add([{}], { count, children, importance: dear.headline });
  if (key === null) throw new Error('impossible: nobody can be in the study');
  return key;
};

function verdictCells(
  { definition, yes: out, no: within, notDetermined: open }: VerdictTotal,
  { quantities, policy }: Drafting,
  admissions: string,
): readonly DraftCell[] {
  const at = {};
  const dimension = `out-of-area:${definition}`;
  const key = (verdict: string, { admissions: count, children }: People) =>
    quantities.add([{ [dimension]: verdict }], { count, children, importance: dear.verdict });
  const [yes, no, undetermined] = [key('yes', out), key('no', within), key('not-determined', open)];
  const count = (measure: string, quantity: string | null): DraftCell =>
    quantity === null ? { at, measure, kind: 'notApplicable' } : { at, measure, kind: 'count', quantity };
  const counts = [
    count(`${dimension}:yes`, yes),
    count(`${dimension}:no`, no),
    count(`${dimension}:not-determined`, undetermined),
  ];
  if (policy.ratios === 'none' || yes === null || no === null || undetermined === null) return counts;
  const ratio = (measure: string, of: Parts, over: Parts): DraftCell => ({
    at,
    measure: `${measure}:${dimension}`,
    kind: 'ratio',
    of: of.words,
    over: over.words,
    ofQuantities: of.keys,
    overQuantities: over.keys,
  });
  const isYes = { words: `${dimension}:yes`, keys: [yes] };
  const isKnown = { words: `${dimension}:yes + ${dimension}:no`, keys: [yes, no] };
  const mayBe = { words: `${dimension}:yes + ${dimension}:not-determined`, keys: [yes, undetermined] };
  const everyone = { words: 'admissions', keys: [admissions] };
  return [
    ...counts,
    ratio('share', isYes, isKnown),
    ratio('share-low', isYes, everyone),
    ratio('share-high', mayBe, everyone),
  ];
}

interface Parts {
  readonly words: string;
  readonly keys: readonly string[];
}

/** `reason` is `kept`, or why admissions left at the step. What a step keeps is what the later steps keep and lose. */
export function inclusionTable({ results, quantities }: Drafting): DraftTable {
  const steps = results.inclusion;
  const cells = steps.flatMap(({ step, kept, left }, s): readonly DraftCell[] => {
    const later = steps.slice(s + 1).flatMap((next, n) => next.left.map((_, r) => leaver(s + 1 + n, r)));
    const isLast = s === steps.length - 1;
    const line = (reason: string, admissions: string, children: string): readonly DraftCell[] => {
      const at = { step: codeOf(step), reason: codeOf(reason) };
      return [
        { at, measure: 'admissions', kind: 'count', quantity: admissions },
        { at, measure: 'children', kind: 'count', quantity: children },
      ];
    };
    const importance = isLast ? dear.headline : dear.flow;
    const lost = steps.slice(s + 1).flatMap((next) => next.left.map(({ admissions }) => admissions));
    if (kept.admissions !== lost.reduce((sum, n) => sum + n, steps.at(-1)?.kept.admissions ?? 0))
      throw new Error('impossible: the inclusion flow does not add up');
    const keptAdmissions = quantities.addFree(
      later,
      { count: kept.admissions, children: kept.children, importance },
      true,
    );
    const keptChildren = quantities.addFree([isLast ? 'children' : `children kept ${s}`], {
      count: kept.children,
      children: kept.children,
      importance,
    });
    return [
      ...line('kept', keptAdmissions, keptChildren),
      ...left.flatMap(({ reason, admissions, children }, r) => {
        const facts = { children, importance: dear.flow };
        return line(
          reason,
          quantities.addFree([leaver(s, r)], { ...facts, count: admissions }),
          quantities.addFree([`children ${leaver(s, r)}`], { ...facts, count: children }),
        );
      }),
    ];
  });
  return { id: 'inclusion', title: 'Who is counted', dimensions: ['step', 'reason'], cells };
}

/** `under 18 at admission` as a category: `under-18-at-admission`. */
export const codeOf = (words: string): string => words.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/** Begins the name of a count of children; the key of the admissions that it is behind follows. */
export const childrenWithin = 'children within ';

export const leaver = (step: number, reason: number): string => `left ${step}.${reason}`;

/** Admissions by the verdicts of two definitions. */
export function agreementTable({ results, quantities }: Drafting): DraftTable {
  const cells = results.agreement.flatMap((pair): readonly DraftCell[] => {
    const at = { definition: pair.a, 'other-definition': pair.b };
    const cell = (measure: string, part: keyof typeof pair.children): DraftCell => {
      const facts = { count: pair[part], children: pair.children[part], importance: dear.agreement };
      const quantity = quantities.add(agreedPlaces(measure, pair.a, pair.b), facts);
      return quantity === null
        ? { at, measure, kind: 'notApplicable' }
        : { at, measure, kind: 'count', quantity };
    };
    return [
      cell('both', 'both'),
      cell('only-first', 'onlyA'),
      cell('only-second', 'onlyB'),
      cell('neither', 'neither'),
      cell('not-determined', 'notDetermined'),
    ];
  });
  return {
    id: 'agreement',
    title: 'How the definitions agree',
    dimensions: ['definition', 'other-definition'],
    cells,
  };
}

/** The verdicts of two definitions that a row of `agreement` adds up, as places. */
export const agreedPlaces = (
  measure: string,
  definition: string,
  other: string,
): readonly Readonly<Record<string, string>>[] =>
  (agreed[measure] ?? []).map(([first, second]) => ({
    [`out-of-area:${definition}`]: first,
    [`out-of-area:${other}`]: second,
  }));

const agreed: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  both: [['yes', 'yes']],
  'only-first': [['yes', 'no']],
  'only-second': [['no', 'yes']],
  neither: [['no', 'no']],
  'not-determined': ['yes', 'no', 'not-determined'].flatMap((one) =>
    ['yes', 'no', 'not-determined']
      .filter((other) => one === 'not-determined' || other === 'not-determined')
      .map((other) => [one, other] as const),
  ),
};

/**
 * Checks that count the same admissions as a cell of the study's own dimensions; the first whose dimensions are in use is taken, so that the check
 * is hidden with the cell.
 */
const sameAs: Readonly<Record<string, readonly (readonly Readonly<Record<string, string>>[])[]>> = {
  'distance-unknown': [[{ 'out-of-area:km-50': 'not-determined' }], [{ 'distance-band': 'unknown' }]],
  'service-unclassified': [[{ service: 'unclassified' }]],
  'no-fixed-abode': areaKinds.map((kind) => [{ [`home-${kind}`]: 'no-fixed-abode' }]),
  'home-outside-england': areaKinds.map((kind) =>
    ['wales', 'scotland', 'northern-ireland', 'overseas'].map((place) => ({ [`home-${kind}`]: place })),
  ),
};

export function qualityTable({ results, quantities, axes }: Drafting): DraftTable {
  const inUse = (places: readonly Readonly<Record<string, string>>[]) =>
    places.every((at) => Object.keys(at).every((dimension) => axes.categories.has(dimension)));
  const cells = results.quality.flatMap(({ id, admissions, children }): readonly DraftCell[] => {
    const facts = { children, importance: dear.quality };
    const places = sameAs[id]?.find(inUse);
    const same = places === undefined ? null : quantities.add(places, { ...facts, count: admissions });
    const check = { at: { check: id }, kind: 'count' } as const;
    const admitted =
      same ?? quantities.addFree([`admissions of check ${id}`], { ...facts, count: admissions });
    const people = quantities.addFree([`${childrenWithin}${admitted}`], { ...facts, count: children });
    return [
      {
        ...check,
        measure: 'admissions',
        quantity: admitted,
        ...(places === undefined || same === null ? {} : { places }),
      },
      { ...check, measure: 'children', quantity: people },
    ];
  });
  return { id: 'quality', title: 'What is doubtful in the delivery', dimensions: ['check'], cells };
}
