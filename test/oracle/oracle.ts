/** Slow and obvious: what `analyse` should answer for a small study, computed without any of the product's code. */
import { join } from 'node:path';
import { type Admission, admissionsOf } from './admissions.ts';
import { categoriesOf, categoryOf } from './categories.ts';
import { readDelivery } from './delivery.ts';
import { episodesOf } from './episodes.ts';
import { include, people } from './inclusion.ts';
import { cellOf, headlinesOf } from './measures.ts';
import { officialFigures } from './official.ts';
import { type Places, readPlaces } from './places.ts';
import type { Question } from './question.ts';
import { verdictOf } from './verdicts.ts';

/** `folder` is a study's folder with delivery/ and reference/. */
export function answer(folder: string, question: Question) {
  const delivery = readDelivery(join(folder, 'delivery'));
  const places = readPlaces(join(folder, 'reference'));
  const all = admissionsOf(delivery, places);
  const { admissions, inclusion } = include(all, question);
  const episodes = episodesOf(all);
  return {
    inclusion,
    headlines: headlinesOf(all, admissions, episodes, question, places),
    tables: question.tables.map(({ id, title, dimensions }) => ({
      id,
      title,
      dimensions,
      cells: everyPlace(dimensions, question, places).map((at) => {
        const group = admissions.filter((admission) =>
          dimensions.every((d) => at[d] === 'all' || at[d] === categoryOf(admission, d, question, places)),
        );
        return { at, ...cellOf(group, episodes, question, places) };
      }),
    })),
    agreement: agreementsOf(admissions, question, places),
    official: officialFigures(delivery, question),
  };
}

/** Every combination of categories and `all`, the first dimension outermost. */
function everyPlace(
  dimensions: readonly string[],
  question: Question,
  places: Places,
): readonly Readonly<Record<string, string>>[] {
  const [first, ...rest] = dimensions;
  if (first === undefined) return [{}];
  return [...categoriesOf(first, question, places), 'all'].flatMap((category) =>
    everyPlace(rest, question, places).map((at) => ({ [first]: category, ...at })),
  );
}

function agreementsOf(admissions: readonly Admission[], { definitions }: Question, places: Places) {
  return definitions.flatMap((a, i) =>
    definitions.slice(i + 1).map((b) => {
      const groups = { both: [], onlyA: [], onlyB: [], neither: [], notDetermined: [] } as Record<
        string,
        Admission[]
      >;
      for (const admission of admissions) {
        const [x, y] = [verdictOf(admission, a, places), verdictOf(admission, b, places)];
        const open = x === 'not-determined' || y === 'not-determined';
        const word = x === y ? (x === 'yes' ? 'both' : 'neither') : x === 'yes' ? 'onlyA' : 'onlyB';
        groups[open ? 'notDetermined' : word]?.push(admission);
      }
      const counts = Object.entries(groups).map(([word, group]) => [word, people(group)] as const);
      return {
        a: a.id,
        b: b.id,
        ...Object.fromEntries(counts.map(([word, count]) => [word, count.admissions])),
        children: Object.fromEntries(counts.map(([word, count]) => [word, count.children])),
      };
    }),
  );
}
