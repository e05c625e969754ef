/** `record.json` of protected counts, `homeward/record@1`, as its schema: what `recordOf` writes and the team reads. */
import { z } from 'zod';

const words = z.string().min(1);
const number = z.int().min(0);
const cells = z.array(words);

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

export const countsRecordSchema = z
  .strictObject({
    format: z.literal('homeward/record@1').describe('Format and version.'),
    release: words.describe('Id of the release.'),
    inputs: z
      .array(
        z.strictObject({
          file: words.describe('Name of the file.'),
          sha256: z
            .string()
            .regex(/^[0-9a-f]{64}$/)
            .describe('SHA-256 of its text.'),
          rows: number.describe('Its rows, without the header.'),
        }),
      )
      .describe('The counts, and files of hierarchies.'),
    policy: z
      .looseObject({ format: z.literal('homeward/policy@1').describe('Format and version of the policy.') })
      .describe('The whole policy, as in a policy file.'),
    decisions: z.array(words).describe('What was done, in sentences, in order.'),
    hiddenForRule: cells.describe('Cells that the rule hid: `<table>|<dimension>=<code>|…|n`.'),
    hiddenToProtect: cells.describe('Cells that were hidden to protect these.'),
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
    attack: z
      .strictObject({
        rounds: number.describe('Looks at what an outsider could work out.'),
        solves: number.describe('Linear and whole-number programs.'),
        targets: number.describe('Hidden counts and small differences that were attacked.'),
        insiders: z
          .strictObject({
            asked: number.describe('Insiders as each of whom the attack was made.'),
            narrowed: number.describe(
              'Those, at least, who can rule out a small number for some other hidden figure.',
            ),
          })
          .describe('Those who know figures of their own.'),
        owners: z
          .array(
            z.strictObject({
              column: words.describe('A column of which each category was taken to know its own rows.'),
              asked: number.describe('Its categories.'),
            }),
          )
          .describe('Those among the insiders who know all of their own rows.'),
        witnesses: number.describe('Whole tables in the certificate.'),
      })
      .describe('What the attack covered.'),
    sums: z
      .array(
        z.strictObject({
          measure: words.describe('What was added up.'),
          unit: words.describe('Its unit.'),
          hiddenForRule: cells.describe('Sums that the rule or a hidden count hid.'),
          hiddenToProtect: cells.describe('Sums that were hidden to protect others.'),
          targets: number.describe('Sums, differences and finest groups that were attacked.'),
          demands: number.describe('Questions asked for them.'),
          worlds: number.describe('Whole tables of counts and sums that keep what was asked.'),
        }),
      )
      .exactOptional()
      .describe('Sums printed beside the counts, if any.'),
    reviewers: z.array(words).describe('Who looked at it: to be filled in by the team.'),
  })
  .describe(
    'What `homeward protect` decided and why: for the team only, since it is made from the true counts.',
  );

/** The JSON Schema (`schemas/counts-record.json`). */
export const countsRecordJsonSchema = (): object => z.toJSONSchema(countsRecordSchema, { target: 'draft-7' });
