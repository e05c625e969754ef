/** `certificate.json`, `homeward/certificate@1`, as its schema; the checker reads it without one. */
import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const cell = z
  .string()
  .describe('`<table>|<dimension>=<code>|…|<measure>`; `<release>/` in front for an earlier release.');

const certificateSchema = z
  .strictObject({
    format: z.literal('homeward/certificate@1').describe('Format and version.'),
    level: z.literal('L1').describe('What is proven: every small value stays possible, for everybody.'),
    release: sha256.describe('SHA-256 of public/release.json, its policy in it.'),
    ledger: z
      .strictObject({
        lines: z.int().min(0).describe('How many lines of the ledger were known.'),
        hash: sha256.describe('Hash of the last of them; noughts when there was none.'),
      })
      .nullable()
      .describe('The ledger that the release was attacked with; null where there is none.'),
    readings: z
      .array(
        z.strictObject({
          label: z.string().describe('Begins the names of its cells; empty for the release itself.'),
          names: z.record(z.string(), z.string()).describe('Dimensions that go by another name here.'),
          within: z
            .array(z.array(z.string()))
            .describe('It counts people within one category of each of these lists only.'),
          line: z.int().describe('Its line of the ledger, from 0.'),
          isApart: z.boolean().describe('Whether nothing follows from it: it counted another delivery.'),
        }),
      )
      .describe('How the release is read, and then each earlier one.'),
    dimensions: z
      .array(
        z.strictObject({
          name: z.string().describe('Name of the dimension.'),
          finest: z
            .array(z.array(z.string()))
            .describe('Each finest category as `dimension=code`, followed by all that it lies in.'),
        }),
      )
      .describe('All dimensions, in the order of the groups.'),
    notSmall: z
      .array(
        z.strictObject({
          whole: cell,
          part: z.string().describe('A cell that is taken from it, or empty.'),
          times: z
            .int()
            .describe('How many times the target is held against the proof; under nought: from above.'),
          proof: z
            .array(z.tuple([z.string(), z.int()]))
            .describe('Cells, or relations by number, and how many times each is added.'),
        }),
      )
      .describe('Counts that can never be small.'),
    witnesses: z
      .array(
        z.strictObject({
          groups: z
            .array(z.array(z.int().min(0)))
            .describe('How many people, then the place of their category in each dimension.'),
          counts: z.record(z.string(), z.int().min(0)).describe('Counts that no dimension divides, by cell.'),
        }),
      )
      .describe('Invented sets of people, each of which would have printed the release and all before it.'),
    sha256: sha256.describe('SHA-256 of everything before this field, as it is written.'),
  })
  .describe('The proof beside a release, for the team only: a field a line, lists an item a line.');

/** The JSON Schema of `certificate.json` (`schemas/certificate.json`). */
export const certificateJsonSchema = (): object => z.toJSONSchema(certificateSchema, { target: 'draft-7' });
