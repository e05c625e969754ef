/** `release.json`, `homeward/release@1`, as its schema: what may leave, for those who read it. */
import { z } from 'zod';
import { policySchema } from './policy/read-policy.ts';

const words = z.string().min(1);
const whole = z.int();
const place = z.record(z.string(), words);
const places = z.array(words);

/** A policy inside another file. */
export const wholePolicy = policySchema.meta({ id: 'policy' });

const dimension = z.strictObject({
  name: words.describe(
    'Name of the dimension, such as `home-region`; for protected counts, of their column.',
  ),
  categories: z
    .array(
      z.strictObject({
        code: words.describe('Code of the category, as it stands in the cells.'),
        name: words.describe('Its name for readers.'),
        parent: words
          .exactOptional()
          .describe(
            'The category that holds it whole, of this dimension or of another one printed; `all` where there is none.',
          ),
        parents: places.exactOptional().describe('In place of `parent`, where several hold it.'),
      }),
    )
    .describe('Its categories in order, groupings too; `all`, the margin, is not among them.'),
});

const cellAt = {
  at: place.describe('A category, or `all`, for each dimension of the table.'),
  measure: words.describe(
    'What is told of those at that place: counts (`admissions`, `children`, `episodes`, `open-at-census`, `out-of-area:<definition>:yes` …; in `agreement` admissions by two definitions, `both`, `only-first` …; `n` of protected counts), statistics (`median-distance` …), shares (`share` …), or a sum by the name of its column.',
  ),
};

const cell = z.discriminatedUnion('kind', [
  z.strictObject({
    ...cellAt,
    kind: z.literal('rounded').describe('A count or a sum, rounded as the policy says.'),
    value: whole
      .min(0)
      .describe('A multiple of what the policy rounds to: of people or stays, or in the unit of a sum.'),
    unit: words.exactOptional().describe('Unit of a sum, such as `days`; counts have none.'),
  }),
  z.strictObject({
    ...cellAt,
    kind: z.literal('shown').describe('Printed as it is: a median or a quartile.'),
    value: z.number().min(0).describe('In its unit; distances in whole kilometres.'),
    unit: words.exactOptional().describe('Unit of a statistic: `km`.'),
  }),
  z.strictObject({
    ...cellAt,
    kind: z
      .literal('derived')
      .describe('A share made of released figures of the same table and nothing else.'),
    value: whole.min(0).max(100).describe('Whole per cent, half up.'),
    of: words.describe(
      'What is shared out: a measure or a category `<dimension>:<code>`, or several with ` + ` between them.',
    ),
    over: words.describe('What it is a share of, in the same way.'),
  }),
  z.strictObject({
    ...cellAt,
    kind: z
      .literal('hidden')
      .describe(
        'Not printed: small, or it would give a small figure away; nothing tells which. `[c]` in the CSV.',
      ),
    unit: words.exactOptional().describe('Unit of a statistic or a sum; counts and shares have none.'),
  }),
  z.strictObject({
    ...cellAt,
    kind: z.literal('notApplicable').describe('Nobody can be here, by the definitions. No row in the CSV.'),
  }),
]);

const table = z.strictObject({
  id: words.describe('Id of the table; `tables/<id>.csv` has the same figures.'),
  title: words.describe('Its title.'),
  dimensions: places.describe('Its dimensions in order; none where it is of everybody.'),
  cells: z.array(cell).describe('Every figure, hidden ones too.'),
});

/** How cells hang together: of a release, and of its line in the ledger. */
export const cellsHang = z.strictObject({
  counts: z
    .record(z.string(), z.array(place))
    .describe(
      'Whom a cell counts, where its own place does not say it: people in one of these places, a category for each dimension named (`{}` is everybody). No places: a count that no dimension divides, such as all children.',
    ),
  holds: z
    .array(
      z.strictObject({
        terms: z
          .array(z.tuple([words, whole]))
          .describe('Cells, and how many times each is taken; under nought, taken off.'),
        lower: whole.describe('The least that they come to, as a count.'),
        upper: whole.nullable().describe('The most that they come to, as a count; null: no limit.'),
      }),
    )
    .describe('What is so whatever is printed: children are no more than admissions, and the like.'),
  nested: z
    .array(z.tuple([words, words]))
    .describe(
      'Pairs of cells: the second counts people, or stays, of the first, though no dimension says so.',
    ),
});

const reading = cellsHang
  .extend({
    axes: z
      .array(
        z.strictObject({
          name: words.describe('Name of the axis: that of a dimension, or of several that hang together.'),
          finest: z
            .array(places)
            .describe('Its finest groups, each as all places `<dimension>=<code>` that it lies in.'),
        }),
      )
      .describe(
        'Dimensions of this release and of all before it; those that hang together (areas of homes; months and quarters) are one axis. Everybody is in one finest group of each axis.',
      ),
    sources: z
      .array(
        z.strictObject({
          names: z
            .record(z.string(), words)
            .describe(
              'Dimensions that sort people by another rule there: their names there, and on the axes.',
            ),
          within: z
            .array(places)
            .describe(
              'Everybody whom it counts lies in all places of one of these lists; an empty list sets no limit. No list at all: it counted another delivery, and nothing follows from it.',
            ),
          isSame: z.boolean().describe('Whether it counts the same people as this release.'),
        }),
      )
      .describe(
        'Who is counted: first by this release, then by each release, withdrawn ones too, and each set of official figures in the ledger before it, in that order.',
      ),
  })
  .describe(
    'How the figures are read together, as its proof reads them; only a release without certificate can lack it. Cells by name: `<table>|<dimension>=<code>|…|<measure>`, with the places as they stand in `at`.',
  );

export const releaseSchema = z
  .strictObject({
    format: z.literal('homeward/release@1').describe('Format and version.'),
    id: z
      .string()
      .regex(/^[a-z0-9-]+$/)
      .describe('Id of the release: small letters, digits and hyphens.'),
    policy: wholePolicy.describe(
      'The policy that it keeps to, as in a policy file; for protected counts without `dominance` and `pPercent`, which stay with the team.',
    ),
    dimensions: z.array(dimension).describe('The dimensions of all tables.'),
    tables: z
      .array(table)
      .describe(
        'The tables. Those of a study begin with `headlines`, `inclusion`, `agreement` and `quality`, which every study has.',
      ),
    reading: reading.exactOptional(),
    certificate: z
      .strictObject({
        level: z
          .literal('L1')
          .describe(
            'For somebody with this release and everything before it, each hidden count, and each difference that could be small, can still be every value under the policy’s `smallestShown` (nought too where noughts are hidden), or none of them.',
          ),
      })
      .nullable()
      .describe('What is proven by `certificate.json`, which stays with the team; null: nothing.'),
    status: z
      .enum(['attacked, not certified', 'certified'])
      .describe('Whether there is a proof, or the attack found nothing, which is none.'),
    madeWith: z
      .strictObject({
        study: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .describe('SHA-256 of study.yaml; for protected counts, of what was asked, without the counts.'),
        homeward: words.describe('Version of Homeward.'),
      })
      .describe('What it was made with.'),
  })
  .describe(
    'All that may leave, as `homeward release` and `homeward protect` write it: every number that is published anywhere is one of its cells. It names no day, and nothing that two equal releases would differ in.',
  );

/** The JSON Schema (`schemas/release.json`). */
export const releaseJsonSchema = (): object => z.toJSONSchema(releaseSchema, { target: 'draft-7' });
