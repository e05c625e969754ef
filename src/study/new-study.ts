/** Makes a new study folder: the two files with a comment on every field, and a README in each folder to fill. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { agreementJsonSchema } from '../agreement/agreement.ts';
import { date, month, text } from '../agreement/words.ts';
import { HomewardError } from '../errors/homeward-error.ts';
import { type FileToWrite, writeFolderWhole } from '../vault/write-folder.ts';
import { writeWhole } from '../vault/write-whole.ts';
import { type Answers, agreementTemplate } from './new-agreement.ts';
import { studyJsonSchema } from './study-schema.ts';

/**
 * Writes the study folder and returns the names of its files. What `answers` leaves out stays empty, and is refused by name until
 * somebody fills it in. Throws `STUDY_FOLDER_TAKEN` when the folder holds anything: nothing is ever overwritten.
 */
export function newStudy(folder: string, answers: Answers): readonly string[] {
  const files = filesOf(folder, answers);
  if (!existsSync(folder)) writeFolderWhole(folder, files);
  else {
    refuseTaken(folder);
    writeInto(folder, files);
  }
  return files.map(({ path }) => path);
}

/** Also asked before any question is: nobody should answer six and then be refused. */
export function refuseTaken(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new HomewardError('STUDY_FOLDER_TAKEN', 'this folder is not empty', {
      file: basename(resolve(folder)),
    });
}

/** The answer trimmed; throws `USAGE_VALUE` when it cannot be what is asked. */
export function checkAnswer(field: Exclude<keyof Answers, 'today'>, words: string): string {
  const kind = field === 'from' || field === 'to' ? month : field === 'end' ? date : text;
  const answer = kind.safeParse(words.trim());
  if (!answer.success)
    throw new HomewardError('USAGE_VALUE', `${field} ${answer.error.issues[0]?.message ?? 'cannot be read'}`);
  return answer.data;
}

function writeInto(folder: string, files: readonly FileToWrite[]): void {
  const inner = [
    ...new Set(files.map(({ path }) => path.split('/')).flatMap(([first, next]) => (next ? [first] : []))),
  ];
  for (const name of inner)
    writeFolderWhole(
      join(folder, String(name)),
      files
        .filter(({ path }) => path.startsWith(`${name}/`))
        .map(({ path, bytes }) => ({ path: path.slice(String(name).length + 1), bytes })),
    );
  for (const { path, bytes } of files) if (!path.includes('/')) writeWhole(join(folder, path), bytes);
}

function filesOf(folder: string, answers: Answers): readonly FileToWrite[] {
  const schema = (json: object) => `${JSON.stringify(json, null, 2)}\n`;
  return [
    { path: '.schemas/agreement.json', bytes: schema(agreementJsonSchema()) },
    { path: '.schemas/study.json', bytes: schema(studyJsonSchema()) },
    { path: 'agreement.yaml', bytes: withoutTrails(agreementTemplate(answers)) },
    { path: 'delivery/README.md', bytes: deliveryReadme },
    { path: 'reference/README.md', bytes: referenceReadme },
    {
      path: 'study.yaml',
      bytes: withoutTrails(studyTemplate(answers.name ?? basename(resolve(folder)), answers)),
    },
  ];
}

/** A gap leaves a space behind its colon. */
const withoutTrails = (yaml: string): string => yaml.replaceAll(/ +$/gm, '');

const studyTemplate = (
  name: string,
  { from, to }: Answers,
): string => `# yaml-language-server: $schema=.schemas/study.json
# The question. Every field is explained in docs/formats.md; "homeward explain" says it all back in English.

study: ${JSON.stringify(name)}
agreement: agreement.yaml

# Admissions that start in these months are counted, first and last included.
period: { from: ${from ?? ''}, to: ${to ?? ''} }

# Ages: "under 18", or "13 to 17". Wards: tier-4-camhs, or any-ward.
who: { age-at-admission: under 18, services: tier-4-camhs }
home: at admission
distance: { measure: straight-line }

# Several definitions side by side. Also: { outside: hub }, stp, icb, ccg, la.
out-of-area:
  - { at-least: 50 km }
  - { further-than: 50 miles, or-outside: region }
  - { outside: region }
  - nearer-suitable-unit: { by-at-least: 20 km }

# Each table has rows, perhaps columns, and the purpose of the agreement that it serves.
tables:
  - { title: Region of home, rows: home-region, columns: age-band, serves: variation }
  - { title: Kind of unit, rows: service, columns: "out-of-area:km-50", serves: closeness-and-care }
  - { title: Looked-after children, rows: looked-after, columns: "out-of-area:km-50", serves: variation }

# age-bands: [0, 13, 16]                    # lower ends, in years
# distance-bands: [0, 20, 50, 100, 200]     # lower ends, in km
# census: ${to ?? '2017-06'}-01                        # day on which open admissions are counted
# delivery: { changed-at-most: 12 }         # a revised delivery, of which it is public how much changed (docs/ledger.md)

disclosure: { policy: mhsds-2017 }
publication: { kinds: [report, tables] }
`;

const deliveryReadme = `# delivery

Put the files here as you received them: CSV, gzipped CSV or Parquet, under any names. Homeward never changes them.
Then run \`homeward check\` in the study folder.
`;

const referenceReadme = `# reference

\`units.csv\` (hospital units with their services) must be here. \`areas.csv\` (small areas with their coordinates and the larger areas around
them) and \`area-names.csv\` may be: without areas, the bundled map of England is used. Columns: docs/reference-files.md.
`;
