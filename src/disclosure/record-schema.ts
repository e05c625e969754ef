/** `record.json` of a study's release, `homeward/record@1`, as its schema: what `protect` decided, for the team. */
import { z } from 'zod';
import { wholePolicy } from './release-schema.ts';

const words = z.string().min(1);
const number = z.int().min(0);
const cells = z.array(words);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const move = z.strictObject({
  kind: z
    .enum(['merge', 'groupings-only', 'drop-dimension', 'coarser-base', 'drop-table'])
    .describe('What would be done.'),
  table: words.describe('The table that would be coarser.'),
  dimension: words.exactOptional().describe('The dimension that would be coarser or left out.'),
  categories: cells.exactOptional().describe('Categories that would become one.'),
  base: number.exactOptional().describe('What would be rounded to.'),
  smallestShown: number.exactOptional().describe('The smallest count that would be shown.'),
  cells: number.describe('Figures shown now that would be gone, joined with others, or less precise.'),
  people: number.describe('Those counted in the finest figures that would be told apart less.'),
  cellsAfter: number.describe('Figures that the table would have.'),
  hiddenAfter: number.describe('Figures of these that the rule alone would hide.'),
  sentence: words.describe('The same in a sentence.'),
});

/** What the records of a study's release and of protected counts have in common. */
export const recordHead = {
  format: z.literal('homeward/record@1').describe('Format and version.'),
  release: words.describe('Id of the release.'),
};

export const inputs = z.array(
  z.strictObject({
    file: words.describe('Name of the file.'),
    sha256: sha256.describe('SHA-256 of its content.'),
    rows: number.describe('Its rows, without the header.'),
  }),
);

export const decided = {
  policy: wholePolicy.describe('The whole policy, as in a policy file.'),
  decisions: z.array(words).describe('What was done, in sentences, in order.'),
  hiddenForRule: cells.describe(
    'Counts that the rule hid, as cells: `<table>|<dimension>=<code>|…|<measure>`. Shares, statistics and sums are not among them.',
  ),
  hiddenToProtect: cells.describe('Counts that were hidden to protect these.'),
  tables: z
    .array(
      z.strictObject({
        id: words.describe('Id of a table.'),
        cells: number.describe('Its count cells.'),
        shown: number.describe('Those that are shown.'),
        hiddenForRule: number.describe('Those that the rule hid.'),
        hiddenToProtect: number.describe('Those that were hidden to protect others.'),
      }),
    )
    .describe('How much of each table is shown.'),
  proposals: z
    .array(move)
    .describe('For tables of which more than a third is hidden: coarser ones, each with its price.'),
};

export const reviewers = z.array(words).describe('Who looked at it: to be filled in by the team.');

export const attackWork = {
  rounds: number.describe('Looks at what an outsider could work out.'),
  solves: number.describe('Linear and whole-number programs.'),
  targets: number.describe('Hidden counts and small differences that were attacked.'),
  witnesses: number.describe('Whole tables in the certificate.'),
};

export const narrowed = number.describe(
  'Those, at least, who can rule out a small number for some other hidden figure.',
);

export const recordSchema = z
  .strictObject({
    ...recordHead,
    study: z
      .strictObject({
        name: words.describe('Its name.'),
        sha256: sha256.describe('SHA-256 of study.yaml.'),
      })
      .describe('The study that was asked.'),
    inputs: inputs.describe('The files of the delivery that were read, and the reference files.'),
    ledger: z
      .strictObject({
        lines: number.describe('How many lines it had; 0 where there was none.'),
        hash: sha256.describe('Hash of the last of them; sixty-four noughts where there was none.'),
      })
      .describe('The ledger before this release, which it was attacked beside.'),
    ...decided,
    attack: z
      .strictObject({
        scope: z
          .enum(['joint', 'linked'])
          .describe('All tables together, or one dimension at a time where they are too many for that.'),
        earlier: number.describe('Lines of that ledger, but for the first, which says whose it is.'),
        groups: number.describe(
          'Finest groups of people in the tables, as each of three outsiders tells them apart.',
        ),
        rows: number.describe('What figures and definitions say of these groups: limits and equations.'),
        ...attackWork,
        insiders: z
          .strictObject({
            asked: number.describe('Figures of one child, each of which was taken as known.'),
            narrowed,
            providers: number.describe('Providers, each of which was taken to know its own admissions.'),
          })
          .describe('Those who know figures of their own.'),
      })
      .describe('What the attack covered.'),
    reviewers,
  })
  .describe(
    'What `homeward release` decided and why: for the team only, since it is made from the true counts. It lies beside `public/`, never in it.',
  );

/** The JSON Schema (`schemas/record.json`). */
export const recordJsonSchema = (): object => z.toJSONSchema(recordSchema, { target: 'draft-7' });
