/** The chapters of the manual, and their pages in Markdown. */

import { section as bedDaysSection } from './bed-days/bed-days.spec.ts';
import { chapter as bedDays } from './bed-days/chapter.ts';
import { chapter as distance } from './distance/chapter.ts';
import { section as straightLine } from './distance/straight-line.spec.ts';
import { printed } from './drawn.ts';
import { chapter as episodes } from './episodes/chapter.ts';
import { section as transfers } from './episodes/transfers.spec.ts';
import { chapter as medians } from './medians/chapter.ts';
import { section as mediansSection } from './medians/medians.spec.ts';
import { section as byArea } from './out-of-area/by-area.spec.ts';
import { section as byDistance } from './out-of-area/by-distance.spec.ts';
import { chapter as outOfArea } from './out-of-area/chapter.ts';
import { section as nearerUnit } from './out-of-area/nearer-unit.spec.ts';
import { chapter as placements } from './placements/chapter.ts';
import { section as firstWard } from './placements/first-ward.spec.ts';
import { section as kindOfUnit } from './placements/kind-of-unit.spec.ts';
import type { Case, Chapter, Section } from './section.ts';
import { chapter as spells } from './spells/chapter.ts';
import { section as oneSpell } from './spells/one-spell.spec.ts';

export const manual: readonly { readonly chapter: Chapter; readonly sections: readonly Section[] }[] = [
  { chapter: spells, sections: [oneSpell] },
  { chapter: placements, sections: [firstWard, kindOfUnit] },
  { chapter: episodes, sections: [transfers] },
  { chapter: distance, sections: [straightLine] },
  { chapter: outOfArea, sections: [byDistance, byArea, nearerUnit] },
  { chapter: bedDays, sections: [bedDaysSection] },
  { chapter: medians, sections: [mediansSection] },
];

export function pageOf({ title, intro }: Chapter, sections: readonly Section[]): string {
  const parts = sections.flatMap((section) => [
    `## ${section.title}`,
    section.rule,
    ...section.cases.map(caseOf),
  ]);
  const note = `Every example on this page is run by the tests, through the same queries as a study. The people are invented.`;
  return `${[`# ${title}`, intro, note, ...parts].join('\n\n')}\n`;
}

function caseOf({ says, given, gives }: Case): string {
  const tables = Object.entries(given).map(([name, table]) => `*${name}*\n\n${printed(table)}`);
  return [`**${says}**`, ...tables, 'give', printed(gives)].join('\n\n');
}
