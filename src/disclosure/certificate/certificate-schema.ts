/** `certificate.json`, `homeward/certificate@1`, as its schema; the checker reads it without one. */
import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const cell = z
  .string()
  .describe(
    '`<table>|<dimension>=<code>|…|<measure>`; a number in front for something released or known before: the how-manieth of the ledger.',
  );

const certificateSchema = z
  .strictObject({
    format: z.literal('homeward/certificate@1').describe('Format and version.'),
    level: z.literal('L1').describe('What is proven: every small value stays possible, for everybody.'),
    release: sha256.describe('SHA-256 of public/release.json, its policy in it.'),
    ledger: z
      .strictObject({
        lines: z.int().min(0).describe('How many lines of the ledger were known; 0 where there is none.'),
        sha256: sha256.describe('SHA-256 of these lines, with line ends between them.'),
      })
      .describe('The ledger that the release was attacked with.'),
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
            .describe(
              'Cells, or what the release says by itself, by number, and how many times each is added.',
            ),
        }),
      )
      .describe('Counts that can never be small.'),
    groups: z
      .array(z.union([z.array(z.int().min(0)), z.string()]))
      .describe(
        'The place of a category in each dimension of `reading` in release.json, or the name of a count that no dimension divides.',
      ),
    witnesses: z
      .array(z.array(z.tuple([z.int().min(0), z.int().min(1)])))
      .describe(
        'Invented sets of people, each of which would have printed the release and all before it: how many of which group.',
      ),
    sha256: sha256.describe('SHA-256 of everything before this field, as it is written.'),
  })
  .describe('The proof beside a release, for the team only: a field a line, lists an item a line.');

/** The JSON Schema of `certificate.json` (`schemas/certificate.json`). */
export const certificateJsonSchema = (): object => z.toJSONSchema(certificateSchema, { target: 'draft-7' });
