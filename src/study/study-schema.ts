/** The fields of study.yaml, in the words of the subject. Each has a sentence: the manual, editor hints and `explain` use them. */
import { z } from 'zod';
import { date, id, month, publicationKinds, text } from '../agreement/words.ts';
import { areaKinds, definitionIds, dimensionNames } from './dimensions.ts';

const words = (message: string) => z.string(message);

const distanceWords = words('must be a distance such as 50 km');

export const definitionItem = z.union([
  z.enum(definitionIds),
  z.strictObject({
    'at-least': distanceWords
      .optional()
      .describe('Out of area from this distance on: 50 km (definition km-50).'),
    'further-than': distanceWords
      .optional()
      .describe(
        'Out of area beyond this distance: 50 miles, together with or-outside: region (miles-50-or-region).',
      ),
    'or-outside': z
      .enum(['region'])
      .optional()
      .describe('Or when the unit lies outside this area of the home.'),
    outside: z
      .enum(areaKinds)
      .optional()
      .describe(
        'Out of area when the unit lies outside this area of the home (region, hub, stp, icb, ccg, la).',
      ),
    'nearer-suitable-unit': z
      .strictObject({
        'by-at-least': distanceWords.describe(
          'How much nearer the other unit must be: whole kilometres, such as 20 km.',
        ),
      })
      .optional()
      .describe('Out of area when a suitable unit is nearer to home by at least a margin (nearer-unit).'),
  }),
]);

const lowerEnds = (unit: string) =>
  z
    .array(z.int('must be a whole number').min(0, 'must not be negative'), 'must be a list of whole numbers')
    .min(1, 'must not be empty')
    .refine((ends) => ends[0] === 0, `must begin with 0 ${unit}`)
    .refine(
      (ends) => ends.every((end, i) => i === 0 || end > (ends[i - 1] ?? 0)),
      'must rise from item to item',
    );

const table = z.strictObject({
  title: text.describe('Heading of the table in the report.'),
  rows: z.enum(dimensionNames).describe('What the rows are: a dimension such as home-region.'),
  columns: z
    .enum(dimensionNames)
    .optional()
    .describe('What the columns are: another dimension. May be left out.'),
  serves: id.describe('Id of the purpose in the agreement that the table serves.'),
});

export const studySchema = z
  .strictObject({
    study: text.describe('Name of the study. Printed on the report.'),
    agreement: words('must be a file name')
      .regex(/^[A-Za-z0-9_-]+\.ya?ml$/, 'must be the name of a .yaml file in this folder')
      .default('agreement.yaml')
      .describe('File name of the agreement, in the same folder.'),
    period: z
      .strictObject({
        from: month.describe('First month in which counted admissions start.'),
        to: month.describe('Last month in which counted admissions start.'),
      })
      .describe(
        'Admissions that start in these months are counted. They must lie within the months of the agreement.',
      ),
    who: z
      .strictObject({
        'age-at-admission': words('must be words such as under 18')
          .regex(
            /^(under (1[0-8]|[1-9])|(1[0-7]|\d) to (1[0-7]|\d))$/,
            'must be words such as "under 18" or "13 to 17"',
          )
          .describe('Ages that are counted: "under 18", or "13 to 17" with both ages included.'),
        services: z
          .enum(['tier-4-camhs', 'any-ward'])
          .default('tier-4-camhs')
          .describe('Wards that are counted: Tier 4 CAMHS wards, or any ward.'),
      })
      .describe('Whose admissions are counted.'),
    age: z
      .enum(['start of month', 'as stated'])
      .default('start of month')
      .describe(
        'Age at the start of the month of admission (every layout), or as layout 6 states it where it does.',
      ),
    home: z
      .enum(['at admission'])
      .default('at admission')
      .describe('Which home counts: the one at admission.'),
    distance: z
      .strictObject({
        measure: z.enum(['straight-line']).describe('How distance is measured: in a straight line.'),
      })
      .default({ measure: 'straight-line' })
      .describe('The distance from home to unit.'),
    'out-of-area': z
      .array(definitionItem, 'must be a list of definitions')
      .min(1, 'must name at least one definition')
      .describe('Definitions of out of area, side by side: in words, or the id of a definition.'),
    tables: z
      .array(table, 'must be a list of tables')
      .min(1, 'must name at least one table')
      .max(60, 'must not name more than 60 tables')
      .describe('Tables to count and to publish.'),
    'age-bands': lowerEnds('years')
      .refine((ends) => ends.every((end) => end <= 17), 'must not begin a band after 17')
      .default([0, 13, 16])
      .describe('Lower ends of the age bands, in years.'),
    'distance-bands': lowerEnds('km')
      .default([0, 20, 50, 100, 200])
      .describe('Lower ends of the distance bands, in km.'),
    census: date
      .optional()
      .describe('Day on which open admissions are counted; the last day of the period when left out.'),
    delivery: z
      .strictObject({
        'changed-at-most': z
          .int('must be a whole number')
          .min(0, 'must not be negative')
          .max(1_000_000, 'must not be more than a million')
          .describe(
            'If it is public how many admissions were added since the delivery before, and how many were removed: neither is more than this. A corrected admission is one removed and one added.',
          ),
      })
      .optional()
      .describe(
        'What anybody can know of how this delivery differs from the one that an earlier release counted. Leave it out where nothing of it is public.',
      ),
    disclosure: z
      .strictObject({
        policy: words('must be the name of a policy')
          .regex(
            /^([a-z0-9][a-z0-9-]*|\.\/[A-Za-z0-9_-]+\.json)$/,
            'must be a policy such as mhsds-2017, or a file such as ./policy.json',
          )
          .describe('The policy of disclosure control: not weaker than that of the agreement.'),
      })
      .describe('How the figures are protected.'),
    publication: z
      .strictObject({
        kinds: z
          .array(z.enum(publicationKinds), 'must be a list of kinds')
          .min(1, 'must name at least one kind')
          .describe('Kinds of publication to make; each must be among the outputs of the agreement.'),
      })
      .describe('What is published.'),
  })
  .describe('The question that a study asks.');

export type WrittenStudy = z.output<typeof studySchema>;

/** The JSON Schema for editors (`schemas/study.json`). */
export const studyJsonSchema = (): object => z.toJSONSchema(studySchema, { io: 'input', target: 'draft-7' });
