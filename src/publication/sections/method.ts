/** The method in words: who is counted, definitions, distance; then what the figures can bear. */
import { type Book, tier4 } from '../book.ts';
import { definitionWords } from '../definitions.ts';
import type { Section } from '../model.ts';
import { constant, type Prose, prose } from '../prose.ts';
import { hiddenMarker } from '../released.ts';
import { markerMeaning } from '../words.ts';

export function method(book: Book): Section {
  const { study } = book;
  const ages = study.who.ageAtAdmission;
  return {
    id: 'method',
    heading: prose`Method`,
    blocks: [
      {
        kind: 'bullets',
        items: [
          prose`Who: ${book.admissions} that began in ${book.period}, aged ${number('study', ages.from)} to ${number('study', ages.to)} in whole years at admission.`,
          prose`Home: the small area where the child lived at admission, as first recorded.`,
          prose`Distance: a straight line on the national grid from the middle of the home area to the site of the unit, in whole kilometres.`,
          ...study.outOfArea.map((definition): Prose => {
            const { label, rule, source } = definitionWords(definition);
            return prose`${label}: out of area when ${rule}. Source: ${source}.`;
          }),
        ],
      },
    ],
  };
}

export function limits(book: Book): Section {
  return {
    id: 'strengths-and-limits',
    heading: prose`Strengths and limits`,
    blocks: [
      {
        kind: 'bullets',
        items: [
          prose`Strength: several definitions of “out of area” are applied to the same admissions, and where they disagree is shown.`,
          prose`Strength: “not determined” is an answer. Admissions for which a question could not be settled are counted and shown, not guessed.`,
          prose`Strength: every number in this report is a figure of one release, which was attacked as a whole before it was published.`,
          prose`Limit: a straight line is shorter than a journey. Families’ travel time depends on roads, public transport and money, which are not measured here.`,
          prose`Limit: hospitals may submit late, in part or not at all; what is missing from the records is missing here.`,
          prose`Limit: the figures describe and do not explain. They cannot show why a child was admitted to one unit rather than another.`,
          prose`Limit: figures for small groups are rounded or hidden, and small differences between groups should not be relied on.`,
          ...(book.agreement['opt-outs-honoured'] !== false
            ? []
            : [
                prose`Note: the legal basis of the data means that opt-outs from data sharing were not applied.`,
              ]),
        ],
      },
    ],
  };
}

export function glossary(book: Book): Section {
  const terms: readonly (readonly [Prose, Prose])[] = [
    [
      prose`Admission`,
      prose`One stay of a child in hospital with one provider, from the day it began to the day it ended.`,
    ],
    [prose`Episode`, prose`One or more admissions that follow each other by transfer.`],
    [prose`CAMHS`, prose`Child and adolescent mental health services.`],
    [tier4, prose`Specialised inpatient care for children and young people with mental health needs.`],
    [prose`Median`, prose`The value in the middle: half of the admissions were nearer, half farther.`],
    [
      prose`Quartile`,
      prose`A quarter of the admissions were below the lower quartile, a quarter above the upper quartile.`,
    ],
    [
      prose`Out of area`,
      prose`Treated in a unit that, by a stated definition, is too far from home or outside the home area.`,
    ],
    [
      prose`Suitable unit`,
      prose`A unit that offered the same kind of service, for the child’s age and sex, on the day of admission.`,
    ],
    [prose`Rounded`, prose`Given to the nearest ${number('policy', book.release.policy.roundTo)}.`],
    [constant('policy', hiddenMarker), markerMeaning(book.release.policy)],
  ];
  return {
    id: 'glossary',
    heading: prose`Glossary`,
    blocks: [{ kind: 'terms', terms: terms.map(([term, meaning]) => ({ term, meaning })) }],
  };
}

export const help = (): Section => ({
  id: 'help',
  heading: prose`If this report is about something close to you`,
  blocks: [
    {
      kind: 'help',
      title: prose`Where to find help`,
      items: [
        prose`If you, or a child you know, are in danger now, call the emergency services.`,
        prose`A general practitioner, a school nurse or your local mental health crisis line can help you find care.`,
        prose`A child in hospital has the right to an advocate; the staff of the ward must say how to reach one.`,
      ],
    },
  ],
});

const number = (source: 'policy' | 'study', value: number): Prose => constant(source, String(value));
