/** `homeward analyse`: from the delivery to unreleased aggregates, with the number left at each step. */
import type { Results } from '../index.ts';
import type { CommandModule } from './command.ts';
import { runEffects } from './run-effects.ts';

export const command: CommandModule = {
  async run(context) {
    const { analyseStudy, openStudy } = await import('../index.ts');
    const effects = runEffects(context);
    const results = await analyseStudy(await openStudy(context.folder, effects), effects);
    context.result(results, inWords(results));
  },
};

/** The inclusion flow and the headlines, as a page of text. */
function inWords({ study, inclusion, headlines }: Results): string {
  const flow = inclusion.flatMap(({ step, kept, left }) => [
    `  ${step}: ${kept.admissions} admissions of ${kept.children} children`,
    ...left
      .filter(({ admissions }) => admissions > 0)
      .map(({ reason, admissions, children }) => `    left: ${admissions} of ${children} (${reason})`),
  ]);
  const figures = headlines.map(({ id, value, unit, notKnown, low, high }) => {
    const bounds =
      notKnown === 0
        ? ''
        : `, between ${low ?? 'unknown'} and ${high ?? 'unknown'} as ${notKnown} are not known`;
    return `  ${id}: ${value ?? 'unknown'} ${unit}${bounds}`;
  });
  return [
    study.name,
    'UNRELEASED: for the team only. Nothing here may leave; "homeward release" makes what may.',
    '',
    'Who is counted',
    ...flow,
    '',
    'Headlines',
    ...figures,
    '',
    'All figures: unreleased/results.json',
  ].join('\n');
}
