/** The shape of the truth file, `homeward/truth@1`. */
import { z } from 'zod';
import { type Trap, trapNames } from './traps.ts';

const count = z.int().min(0);
const people = {
  admissions: count.describe('How many admissions.'),
  children: count.describe('How many different children.'),
};

const traps = Object.fromEntries(
  Object.entries(trapNames).map(([name, meaning]) => [name, count.describe(meaning)]),
) as Record<Trap, typeof count>;

export const truthSchema = z
  .strictObject({
    format: z.literal('homeward/truth@1').describe('Name and version of this format.'),
    invented: z.string().describe('That all of it is invented.'),
    made: z
      .strictObject({
        seed: count.describe('As asked for, like all of these.'),
        admissions: count.describe("Children's Tier 4 admissions, before submissions lose some."),
        from: z.string().describe('First month.'),
        to: z.string().describe('Last month.'),
        layout: z.enum(['v4', 'v5', 'v6']).describe('Version of the data set.'),
        style: z.enum(['spec', 'dars']).describe('How the files are written.'),
      })
      .describe('What was asked for.'),
    inclusion: z
      .array(
        z.strictObject({
          step: z.string().describe('Name of the step.'),
          kept: z.strictObject(people).describe('Who passes it.'),
          left: z
            .array(z.strictObject({ reason: z.string().describe('Why.'), ...people }))
            .describe('Who leaves at it, by reason.'),
        }),
      )
      .describe('Who is counted, step by step, as in results.json.'),
    headlines: z
      .record(z.string(), z.number().nullable())
      .describe(
        'By the ids of the headlines of results.json: admissions, children, episodes, bed-days, open-at-census, median-distance (km).',
      ),
    outOfArea: z
      .record(
        z.string(),
        z.strictObject({
          yes: count.describe('Out of area.'),
          no: count.describe('Not out of area.'),
          notDetermined: count.describe('Home, unit or service is not known.'),
        }),
      )
      .describe('Counted admissions by definition and verdict.'),
    by: z
      .record(z.string(), z.record(z.string(), count))
      .describe('Counted admissions by dimension and category; categories without any are left out.'),
    traps: z
      .strictObject({
        refreshedProviderMonths: count.describe('Provider-months sent twice; the second is right.'),
        missedProviderMonths: count.describe('Provider-months that were never sent.'),
        withdrawnSpells: count.describe('Rows of spells that only a first sending contains.'),
        neverDelivered: count.describe('Spells of the period of which every month was missed.'),
        duplicateRows: z
          .record(z.string(), count)
          .describe('Rows delivered twice over, by table; the style decides how many.'),
        ...traps,
      })
      .describe('How often each trap of the data set was laid.'),
  })
  .describe('What a study of an invented delivery should find, worked out from the invented world itself.');

export type Truth = z.output<typeof truthSchema>;

/** The JSON Schema (`schemas/truth.json`). */
export const truthJsonSchema = (): object => z.toJSONSchema(truthSchema, { target: 'draft-7' });
