/** `homeward analyse`: from the delivery to unreleased aggregates, with the number left at each step. */
import type { officialMeasures, Results } from '../index.ts';
import type { CommandModule } from './command.ts';
import { runEffects } from './run-effects.ts';

export const command: CommandModule = {
  async run(context) {
    const { analyseStudy, officialMeasures, openStudy } = await import('../index.ts');
    const effects = runEffects(context);
    const results = await analyseStudy(await openStudy(context.folder, effects), effects);
    context.result(results, inWords(results, officialMeasures));
  },
};

/** The inclusion flow, the headlines, what is doubtful, what the reference files lack, and the official figures, as a page of text. */
function inWords(
  { study, inclusion, headlines, unknownCodes, official, quality, doubts }: Results,
  measures: typeof officialMeasures,
): string {
  const flow = inclusion.flatMap(({ step, kept, left }) => [
    `  ${step}: ${people(kept)}`,
    ...left
      .filter(({ admissions }) => admissions > 0)
      .map((gone) => `    left: ${people(gone)} (${gone.reason})`),
  ]);
  const figures = headlines.map(({ id, value, unit, notKnown, low, high }) => {
    const bounds =
      notKnown === 0
        ? ''
        : `, between ${low ?? 'unknown'} and ${high ?? 'unknown'} as ${notKnown} are not known`;
    return `  ${id}: ${value ?? 'unknown'} ${unit}${bounds}`;
  });
  const lacking = [
    ...listed('units.csv', 'site', unknownCodes.sites),
    ...listed('areas.csv', 'area', unknownCodes.areas),
  ];
  const last = official.at(-1)?.month;
  const theirs = official
    .filter(({ month }) => month === last)
    .map(
      ({ measure, value }) =>
        `  ${measure}: ${value} ${measures[measure].counts} (${measures[measure].differs})`,
    );
  return [
    study.name,
    'UNRELEASED: for the team only. Nothing here may leave; "homeward release" makes what may.',
    ...section('Who is counted', flow),
    ...section('Headlines', figures),
    ...section(
      'Doubtful in the files',
      doubts.map(({ what, rows }) => `  ${what}: ${rows}`),
    ),
    ...section(
      'Doubtful in the admissions',
      quality
        .filter(({ admissions }) => admissions > 0)
        .map((doubtful) => `  ${doubtful.what}: ${people(doubtful)}`),
    ),
    ...section('Not in the reference files', lacking),
    ...section(
      `Official measures of ${last ?? 'no month'} by their own rules, and why they differ from ours`,
      theirs,
    ),
    '',
    'All figures: unreleased/results.json',
  ].join('\n');
}

const people = ({ admissions, children }: { admissions: number; children: number }): string =>
  `${admissions} admission${admissions === 1 ? '' : 's'} of ${children} ${children === 1 ? 'child' : 'children'}`;

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];

function listed(file: string, kind: string, codes: Results['unknownCodes']['sites']): readonly string[] {
  if (codes.length === 0) return [];
  const shown = codes.slice(0, 10).map(({ code, admissions }) => `${code} (${admissions})`);
  const more = codes.length > 10 ? `, and ${codes.length - 10} more in results.json` : '';
  return [
    `  ${file} lacks ${codes.length} ${kind}${codes.length === 1 ? '' : 's'}; with admissions: ${shown.join(', ')}${more}`,
  ];
}
