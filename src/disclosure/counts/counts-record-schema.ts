/** `record.json` of protected counts, `homeward/record@1`, as its schema: what `recordOf` writes and the team reads. */
import { z } from 'zod';
import { attackWork, decided, inputs, narrowed, recordHead, reviewers } from '../record-schema.ts';

const words = z.string().min(1);
const number = z.int().min(0);
const cells = z.array(words);

export const countsRecordSchema = z
  .strictObject({
    ...recordHead,
    inputs: inputs.describe('The counts, and files of hierarchies.'),
    ...decided,
    attack: z
      .strictObject({
        ...attackWork,
        insiders: z
          .strictObject({
            asked: number.describe('Insiders as each of whom the attack was made.'),
            narrowed,
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
    reviewers,
  })
  .describe(
    'What `homeward protect` decided and why: for the team only, since it is made from the true counts.',
  );

/** The JSON Schema (`schemas/counts-record.json`). */
export const countsRecordJsonSchema = (): object => z.toJSONSchema(countsRecordSchema, { target: 'draft-7' });
