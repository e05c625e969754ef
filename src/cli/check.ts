/** `homeward check`: what a delivery is, before anybody is counted. */
import type { Survey } from '../index.ts';
import type { CommandModule } from './command.ts';
import { runEffects } from './run-effects.ts';

export const command: CommandModule = {
  async run(context) {
    const { checkStudy, openStudy } = await import('../index.ts');
    const effects = runEffects(context);
    const { survey, warnings, exitCode } = await checkStudy(
      await openStudy(context.folder, effects),
      effects,
    );
    for (const warning of warnings) context.say(warning);
    context.result(survey, inWords(survey));
    context.exitCode(exitCode);
  },
};

function inWords(survey: Survey): string {
  return [
    ...section('Files', survey.files.map(fileInWords)),
    ...section('Months sent  (● sent, ◐ sent and refreshed, · missing)', gridInWords(survey)),
    ...section(
      'Missing',
      survey.missing.map(({ missing, costs }) => `${missing}: ${costs}`),
    ),
    ...section(
      'Doubtful',
      survey.doubts.map(({ what, rows, remedy }) => `${what}: ${rows} – ${remedy}`),
    ),
    ...section(
      'Stops an analysis',
      survey.problems.map(({ what, where, remedy, code }) => {
        const place = [where.file, where.field].filter((part) => part !== undefined).join(', ');
        return `${what}${place === '' ? '' : ` (${place})`} – ${remedy} [${code}]`;
      }),
    ),
    survey.problems.length === 0 ? 'An analysis can go on: homeward analyse' : 'An analysis cannot go on.',
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ''];

function fileInWords(file: Survey['files'][number]): string {
  if (file.table === null) return `${file.file}: fits no table of the data set; not read`;
  const { rows, layouts, encoding, delimiter, packed, columnsUnderstood, columnsIgnored } = file;
  const facts = [
    layouts.length === 0 ? undefined : `layout ${layouts.map((layout) => layout.slice(1)).join(' or ')}`,
    rows === null ? undefined : `${rows} rows`,
    file.format === 'parquet' ? 'Parquet' : `${encoding}, ${delimiter}${packed ? ', gzip' : ''}`,
    file.read
      ? `${columnsUnderstood} columns understood, ${columnsIgnored} not needed`
      : 'not needed, not read',
    file.emptyIdentifyingColumns.length === 0
      ? undefined
      : `empty, as they must be: ${file.emptyIdentifyingColumns.join(', ')}`,
  ];
  return `${file.file}: ${file.table}, ${facts.filter((fact) => fact !== undefined).join(', ')}`;
}

const marks = { sent: '●', refreshed: '◐', missing: '·' } as const;

function gridInWords({ months, grid, unnamedProviders }: Survey): readonly string[] {
  if (months === undefined) return [];
  return [
    `${months.from} to ${months.to}, one mark a month`,
    ...grid.map(
      ({ provider, months: sent }) =>
        `${provider.padEnd(6)}${sent.map((month) => marks[month.sent]).join('')}`,
    ),
    ...(unnamedProviders === 0 ? [] : [`${unnamedProviders} providers whose code does not look like one`]),
  ];
}
