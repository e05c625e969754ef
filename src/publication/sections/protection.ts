/** How this release was protected: for anyone in one paragraph, then for an informed reader. */
import type { Book } from '../book.ts';
import type { Block, Section } from '../model.ts';
import { constant, type Prose, prose, uncapitalised } from '../prose.ts';
import { hiddenMarker } from '../released.ts';
import { markerMeaning } from '../words.ts';

/** How many figures the rule itself hid is a clue, and never said. */
export function protection(book: Book): Section {
  const { release } = book;
  const heading = (id: string, text: Prose): Block => ({ kind: 'subheading', id, text });
  const bullets = (items: readonly Prose[]): Block => ({ kind: 'bullets', items });
  return {
    id: 'protection',
    heading: prose`How this release was protected`,
    blocks: [
      {
        kind: 'paragraph',
        text: prose`Nobody should be able to learn anything about one child from this report. Small figures are hidden and all others are rounded. Then a program did what a curious reader could do: it put all tables together, and everything that was published before, and tried to work out what is hidden. More figures were hidden until it could not.${proof(book)}`,
      },
      heading('protection-rule', prose`The rule`),
      bullets(rule(book)),
      heading('protection-marker', prose`What the marker can mean`),
      bullets([
        prose`The marker ${constant('policy', hiddenMarker)} means: ${uncapitalised(markerMeaning(release.policy))}. It does not say that the count is nought, and it is not a gap in the data.`,
        prose`Nothing tells which of the two it is, on purpose: if every marker stood for a small figure, the totals beside it would say more about it.`,
      ]),
      heading('protection-attack', prose`What the attack covered`),
      bullets([
        prose`All tables of this release at once, with the headlines, with who is counted, and with how the definitions agree; every release of this study before it that counts the same records, and official figures that anybody has.`,
        prose`Everything that a printed figure says: a rounded count stands for a few counts, a share is made from rounded counts, nobody can be in some groups by definition, and there are no more children than admissions.`,
        prose`Every hidden figure, and every difference between two printed figures of which one is part of the other. Each of them could still be any of the small counts, one by one, in whole numbers; or it is plainly a larger one, and tells nothing of a small one.`,
        prose`A child who knows that a figure counts only that child: not even then can another small figure be worked out exactly.`,
        prose`A provider that knows its own admissions: it cannot work out exactly a small number of anybody else in the tables.`,
      ]),
      heading('protection-promise', prose`What is promised, and what is not`),
      bullets([
        release.status === 'certified'
          ? prose`The proof is a set of invented tables. Each would have been printed exactly as this release is, and between them they give every hidden figure every small count; a figure that was hidden although it is large has a sum that shows so. Somebody else can check it without the program that made it, and without trusting it. It is kept with the team.`
          : prose`It was attacked but not certified: the attack found nothing, which is not yet a proof that nothing can be found.`,
        prose`It does not promise that every value is equally likely. A reader may guess, and may sometimes guess well.`,
        prose`It does not cover somebody who runs this program on many possible tables to see which of them it would have hidden in this way.`,
        prose`It does not cover what somebody knows from elsewhere about several children at once.`,
      ]),
    ],
  };
}

function rule({ release: { policy } }: Book): readonly Prose[] {
  const number = (value: number): Prose => constant('policy', String(value));
  return [
    prose`Every count is rounded to the nearest ${number(policy.roundTo)}. Totals are rounded on their own, so the parts of a table may not add up to its total.`,
    prose`Counts of fewer than ${number(policy.smallestShown)} admissions or children are never shown${policy.zeros === 'hidden' ? ', and neither are counts of none' : ''}.`,
    prose`A median needs ${number(policy.quantiles.median)} children whose distance is known, a quartile ${number(policy.quantiles.quartile)}. The least and the greatest distance are never shown.`,
    prose`Percentages are worked out from the rounded counts, never from the exact ones.`,
  ];
}

const proof = ({ release }: Book): Prose =>
  release.status === 'certified'
    ? prose` There is a proof, which somebody else can check, that each hidden figure could still be any small number, or is plainly a large one.`
    : [];
