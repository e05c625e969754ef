/** The manual's page of errors, made from the catalogue so that neither can go without the other. */
import { catalogue, exitCodes, type Kind } from './catalogue.ts';

const kinds: Readonly<Record<Kind, string>> = {
  usage: 'The command was not understood',
  disclosure: 'Something can be worked out, or a release was refused',
  undecided: 'Not decided within the limits',
  study: 'The study or the agreement was refused',
  delivery: 'The delivery or a reference file cannot be used',
  system: 'The system said no',
};

/** Markdown: one table for each kind, in the order of the exit codes. */
export function errorsPage(): string {
  const sections = (Object.keys(kinds) as readonly Kind[]).flatMap((kind) => [
    `## ${kinds[kind]} (exit code ${exitCodes[kind]})`,
    '',
    '| code | what to do |',
    '| --- | --- |',
    ...Object.entries(catalogue)
      .filter(([, entry]) => entry.kind === kind)
      .map(([code, { remedy }]) => `| \`${code}\` | ${remedy.replaceAll('|', '\\|')} |`)
      .sort(),
    '',
  ]);
  return `${[
    '# Errors',
    '',
    'Every error is one line: what is wrong, where (file, line, field), the one thing to do, and its code. With `--json` it is one document,',
    '`homeward/error@1`. No error holds a value of a record, leaves a half-written file or changes a file that was read: mend the cause and',
    'run again. Exit code 0 is done, 1 is our fault, 130 is Ctrl-C.',
    '',
    ...sections,
  ]
    .join('\n')
    .trimEnd()}\n`;
}
