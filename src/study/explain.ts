/** The study in plain English, for somebody who must agree with it without reading YAML. */
import type { Agreement } from '../agreement/agreement.ts';
import { bands, type Dimension } from './dimensions.ts';
import { explainAgreement } from './explain-agreement.ts';
import { dateInWords, listInWords, monthInWords } from './in-words.ts';
import type { DefinitionChoice, Study, TableRequest } from './study.ts';

/**
 * A few short paragraphs: what is asked, of whom, by which definitions, what is kept out, what leaves. `ruleOf` gives the words of a definition, which
 * a later room owns: they end "an admission counts as out of area when …".
 */
export function explainStudy(
  study: Study,
  agreement: Agreement,
  ruleOf: (definition: DefinitionChoice) => string,
): string {
  return [
    study.name,
    ...section('What is asked', question(study)),
    ...section('Who is counted', whoIsCounted(study, agreement)),
    ...section('Distance', distance(study)),
    ...section(
      'Out of area',
      study.outOfArea.map(
        (definition) => `${definition.id}: ${ruleOf(definition).replaceAll('\u00a0', ' ')}.`,
      ),
    ),
    ...section(
      'Tables',
      study.tables.map((table) => tableInWords(table, agreement)),
    ),
    ...section('What is kept out', keptOut(study)),
    ...section('What leaves', whatLeaves(study, agreement)),
    ...section('Under which agreement', explainAgreement(agreement)),
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): readonly string[] => [
  '',
  title,
  ...lines.map((line) => wrap(line)),
];

function question({ period, tables }: Study): readonly string[] {
  const months =
    period.from === period.to
      ? `in ${monthInWords(period.from)}`
      : `from ${monthInWords(period.from)} to ${monthInWords(period.to)}`;
  return [
    `How far from home were children treated who were admitted ${months}?`,
    `It serves the purposes ${listInWords([...new Set(tables.map(({ serves }) => `"${serves}"`))])} of the agreement.`,
  ];
}

function whoIsCounted({ who, ageRule, census, ageBands }: Study, agreement: Agreement): readonly string[] {
  const { from, to } = who.ageAtAdmission;
  const ages = from === 0 ? `under ${to + 1}` : from === to ? `aged ${from}` : `aged ${from} to ${to}`;
  const wards =
    who.services === 'tier-4-camhs'
      ? 'Only Tier 4 CAMHS wards count. Adult and paediatric wards are counted apart and left out.'
      : 'Every ward counts, adult and paediatric wards too.';
  const rule =
    ageRule === 'as-stated'
      ? 'Age is the age on admission where the data state it, else the age at the start of the month of admission.'
      : 'Age is the age at the start of the month of admission.';
  return [
    `Admissions of people ${ages}. ${wards}`,
    `${rule} The age bands are ${listInWords(bands(ageBands, 17))}.`,
    `First come ${agreement['unit-of-interest']}. Admissions, children, episodes (stays that follow each other by transfer) and bed days are never mixed.`,
    `A child admitted twice is two admissions and one child. Admissions that were open on ${dateInWords(census)} are counted too.`,
  ];
}

function distance({ distanceBands }: Study): readonly string[] {
  return [
    'Distance runs in a straight line from the central point of the small area where the child lived at admission to the site of the first ward. It is whole metres, rounded once.',
    `The distance bands are ${listInWords(bands(distanceBands))} km.`,
  ];
}

const areas = {
  region: 'region',
  hub: 'commissioning hub',
  stp: 'sustainability and transformation partnership (STP)',
  icb: 'integrated care board (ICB)',
  ccg: 'clinical commissioning group (CCG)',
  la: 'local authority',
} as const;

function tableInWords({ title, dimensions, serves }: TableRequest, agreement: Agreement): string {
  const purpose = agreement.purposes.find(({ id }) => id === serves);
  const why = purpose === undefined ? `for the purpose "${serves}"` : `for the purpose "${purpose.id}"`;
  return `${title}: admissions by ${listInWords(dimensions.map(dimensionInWords))}, ${why}.`;
}

function dimensionInWords(dimension: Dimension): string {
  if (dimension.startsWith('out-of-area:')) return `whether out of area (${dimension.slice(12)})`;
  const kind = dimension.replace(/^(home|unit)-/, '');
  if (kind !== dimension && kind in areas)
    return `${areas[kind as keyof typeof areas]} of ${dimension.startsWith('home-') ? 'home' : 'the unit'}`;
  if (dimension === 'month' || dimension === 'quarter') return `${dimension} of admission`;
  if (dimension === 'year') return 'financial year of admission';
  if (dimension === 'service') return 'kind of unit';
  if (dimension === 'deprivation') return 'fifth of deprivation';
  if (dimension === 'looked-after') return 'whether looked after';
  if (dimension === 'learning-disability-or-autism') return 'learning disability or autism';
  return dimension.replaceAll('-', ' ');
}

function keptOut({ who }: Study): readonly string[] {
  const wards = who.services === 'tier-4-camhs' ? ' Then other wards are left out.' : '';
  return [
    `Admissions without a start date, or that end before they start, are left out first. Then those that start outside the period, then ages outside the range or unknown.${wards}`,
    'Each step is counted, in admissions and in children, and the count stands in the report.',
    'Where a home, a site or a service is not known, the answer is "not determined". It is never counted as no.',
  ];
}

function whatLeaves({ policy, publication, changedAtMost }: Study, agreement: Agreement): readonly string[] {
  const { policy: agreed, text } = agreement['output-rules'];
  return [
    `Only ${listInWords(publication.kinds.map((kind) => kind.replaceAll('-', ' ')))}, made from released figures. Rows about people never leave.`,
    `Figures are protected by the policy ${policy}; the agreement asks for ${agreed} or a stricter one.${text === undefined ? '' : ` In its words: ${text.replace(/\.$/, '')}.`} Before a release, everything in it is attacked, and more is hidden until no small number can be worked out.`,
    ...(changedAtMost === undefined
      ? []
      : [
          `Anybody can know that at most ${changedAtMost} admissions were added since the delivery before, and at most ${changedAtMost} removed: figures of both are attacked together.`,
        ]),
    ...agreement.outputs.map(
      ({ kind, audience, date, number }) =>
        `Agreed: ${number === undefined ? '' : `${number} × `}${kind.replaceAll('-', ' ')} for ${audience}, by ${monthInWords(date)}.`,
    ),
  ];
}

/** At most 100 letters a line, two spaces in. */
function wrap(text: string): string {
  const lines: string[] = [];
  let line = '  –';
  for (const word of text.split(' ')) {
    if (line.length + word.length >= 100) {
      lines.push(line);
      line = '   ';
    }
    line += ` ${word}`;
  }
  return [...lines, line].join('\n');
}
