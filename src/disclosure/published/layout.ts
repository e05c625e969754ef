/** How a table stands in a file: which columns are dimensions, which hold figures, what those count. `homeward/mapping@1`. */
import { z } from 'zod';
import { HomewardError } from '../../errors/homeward-error.ts';

const word = z.string().min(1).max(200);
const place = z.record(word, word);

const says = z
  .enum(['count', 'sum', 'percent', 'mean', 'nothing'])
  .describe(
    'count: of people or events. sum: of days or money, hidden by the rule of another count. percent, mean: of the measures "of" and "over". nothing: made from other figures, or a text.',
  );

const figure = z.strictObject({
  measure: word.describe('What is counted; figures with the same name add up.'),
  name: word.optional().describe('The measure in words, for sentences.'),
  at: place
    .optional()
    .describe('Categories that the column or the text stands for, by dimension; "all" for the total.'),
  parents: place.optional().describe('The category that the one in "at" lies in, by dimension.'),
  says: says.optional(),
  within: word
    .optional()
    .describe(
      'The measure that counts each of these at least once, as admissions do children. Then these do not add up: one child may be in two places.',
    ),
  of: word.optional().describe('For percent and mean: the measure that is divided.'),
  over: word.optional().describe('For percent and mean: the measure that it is divided by.'),
});

const totals = z
  .array(z.string().max(200))
  .optional()
  .describe('Texts that mean the total. Left out: Total, All and the like, and England.');

const dimension = z.strictObject({
  column: word.describe('The column with its codes.'),
  dimension: word.optional().describe('Its name. Left out: the name of the column.'),
  names: word.optional().describe('The column with the names of its codes.'),
  total: totals,
});

const table = z.strictObject({
  sheet: word.optional().describe('The file or the sheet; default: every one that has these columns.'),
  header: z.int().min(1).optional().describe('Row of the header, from 1; default: found.'),
  headerRows: z
    .int()
    .min(1)
    .max(5)
    .optional()
    .describe('How many rows the header has; they are joined by " / ".'),
  dimensions: z.array(dimension).describe('Columns that are dimensions in every row.'),
  nested: z
    .strictObject({
      dimension: word.describe('The name of the dimension.'),
      levels: z
        .array(
          z.strictObject({
            code: word.describe('The column with the codes of this level.'),
            names: word.optional().describe('The column with the names of these codes.'),
          }),
        )
        .min(2)
        .describe('From the widest to the finest. A row is counted at the last that is filled.'),
      total: totals,
    })
    .optional()
    .describe('Columns of which each lies in the one before it, as a local authority in its region.'),
  breakdown: z
    .strictObject({
      columns: z
        .array(word)
        .min(1)
        .describe('Columns that name the dimensions of the row, or one column that names all.'),
      split: word.optional().describe('What stands between the names in one column.'),
      levels: z
        .array(
          z.strictObject({
            code: word.describe('The column with the codes of the first, second … dimension of the row.'),
            names: word.optional().describe('The column with the names of these codes.'),
          }),
        )
        .min(1)
        .describe('Where the categories of these dimensions stand.'),
      total: totals,
    })
    .optional()
    .describe('Dimensions that differ from row to row.'),
  measure: z
    .strictObject({
      column: word.describe('The column that says what is counted.'),
      names: word.optional().describe('The column that says it in words.'),
      figures: z.record(word, figure).optional().describe('What each text of the column means.'),
    })
    .optional()
    .describe('The column that says what is counted, where rows differ.'),
  figures: z
    .array(
      figure.extend({
        column: word.optional().describe('The name of a column of figures.'),
        matching: word
          .optional()
          .describe(
            'Or a pattern of such names; $1 in measure, at and parents is what stands in its first brackets.',
          ),
      }),
    )
    .min(1)
    .describe(
      'The columns that hold figures. Where rows say what is counted, the measure named here is of no account.',
    ),
  subnational: z.array(word).optional().describe('Dimensions below the national level.'),
  timeFrom: word.optional().describe('The column with the period of the row.'),
});

const mappingSchema = z
  .strictObject({
    format: z.literal('homeward/mapping@1').describe('Format and version.'),
    tables: z.array(table).min(1).describe('The tables.'),
  })
  .describe('How tables stand in published files, for homeward attack.');

export type Layout = z.infer<typeof table>;
export type LayoutFigure = z.infer<typeof figure>;

/** The JSON Schema of a mapping file (`schemas/mapping.json`). */
export const mappingJsonSchema = (): object =>
  z.toJSONSchema(mappingSchema, { io: 'input', target: 'draft-7' });

/** The tables of a mapping file. Throws MAPPING_WRONG with the field. */
export function readMapping(text: string, file: string): readonly Layout[] {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new HomewardError('MAPPING_WRONG', 'the mapping is not JSON', { file });
  }
  const read = mappingSchema.safeParse(json);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new HomewardError('MAPPING_WRONG', `the mapping is wrong: ${issue?.message ?? ''}`, {
      file,
      field: issue?.path.join('.') ?? '',
    });
  }
  for (const { figures } of read.data.tables)
    for (const { matching } of figures)
      if (matching !== undefined && !isPattern(matching))
        throw new HomewardError('MAPPING_WRONG', 'the pattern is no regular expression', {
          file,
          field: 'matching',
        });
  return read.data.tables;
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
