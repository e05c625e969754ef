/** Everything that anybody knows already: lines of `ledger.jsonl`, `homeward/ledger@1`. */
import { z } from 'zod';
import { cellsHang } from '../release-schema.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const month = z.string().regex(/^\d{4}-\d{2}$/);
const words = z.string().min(1).max(2000);
const whole = z.int();

/** The interval is what the figure says of the true count: closed at both ends; `upper` null where there is no limit. */
const cell = z.strictObject({
  at: z.record(z.string(), z.string()).describe('A category, or `all`, for each dimension of the table.'),
  measure: words.describe('What is counted, such as admissions.'),
  kind: z
    .enum(['exact', 'rounded', 'between', 'hidden', 'derived', 'statistic', 'notApplicable'])
    .describe(
      'How it was printed. Derived figures are made from released ones; statistics are medians and quartiles.',
    ),
  value: z.number().optional().describe('As printed; absent when hidden.'),
  lower: whole.optional().describe('The least count that the figure can stand for; for counts only.'),
  upper: whole
    .nullable()
    .optional()
    .describe('The greatest count that the figure can stand for; null: no limit.'),
});

const table = z.strictObject({
  id: words.describe('Name of the table.'),
  dimensions: z.array(words).describe('Dimensions of the table.'),
  cells: z.array(cell).describe('Every cell, hidden ones too.'),
});

const dimension = z.strictObject({
  name: words.describe('Name of the dimension.'),
  categories: z
    .array(
      z.strictObject({
        code: words.describe('Code of the category.'),
        parents: z
          .array(words)
          .describe('Categories that hold it whole: `code`, or `dimension=code` of another dimension.'),
      }),
    )
    .describe('Categories, `all` not among them.'),
});

const population = z
  .strictObject({
    from: month.nullable().describe('First month of admission; null when the counts have no period.'),
    to: month.nullable().describe('Last month of admission.'),
    ages: z
      .strictObject({
        from: whole.describe('Youngest age in whole years.'),
        to: whole.describe('Oldest age in whole years.'),
      })
      .nullable()
      .describe('Ages at admission, both included.'),
    services: z.string().nullable().describe('Which wards are counted, as study.yaml says.'),
    delivery: z
      .string()
      .describe(
        'Fingerprint of the delivery that was counted; another one is a revision. Empty for official figures: that of the last release.',
      ),
    rules: z
      .record(z.string(), z.string())
      .describe('For each dimension whose categories depend on a choice or a reference file: which.'),
    changes: z
      .int()
      .min(0)
      .nullable()
      .describe(
        'The most admissions that were added, and that were removed, since the delivery before, if that is public; else null.',
      ),
  })
  .describe('Who is counted.');

const policy = z
  .strictObject({
    name: words.describe('Name of the policy.'),
    smallestShown: whole.describe('Smallest count that is shown.'),
    zeros: z.enum(['shown', 'hidden']).describe('Whether noughts are shown.'),
    roundTo: whole.describe('Base of rounding; 1 is none.'),
    ties: z.enum(['none', 'up', 'unknown']).describe('What happens half way.'),
    marker: z.enum(['ambiguous', 'rule-known']).describe('What the marker tells.'),
  })
  .describe('What a reader must know of the policy.');

const reading = cellsHang.describe('How cells hang together where their places do not say it.');

const link = {
  format: z.literal('homeward/ledger@1').describe('Format and version.'),
  previous: sha256.describe('Hash of the line before; sixty-four noughts in the first line.'),
  hash: sha256.describe('SHA-256 of this line as it is written, without this field.'),
};

const entries = {
  study: z.strictObject({
    type: z.literal('study').describe('The first line: whose ledger it is.'),
    study: sha256.describe('SHA-256 of the organisation, a line end, and the name of the study.'),
  }),
  released: z.strictObject({
    type: z.literal('released').describe('A release, with everything that it printed.'),
    release: words.describe('Id of the release.'),
    sha256: sha256.describe('SHA-256 of release.json as it was written.'),
    policy,
    population,
    dimensions: z.array(dimension).describe('Dimensions of the tables.'),
    tables: z.array(table).describe('Tables of the release.'),
    reading,
  }),
  official: z.strictObject({
    type: z.literal('official').describe('Figures that anybody has from elsewhere.'),
    source: words.describe('Who published the figures, and where.'),
    published: isoDate.nullable().describe('Day on which they were published.'),
    population,
    dimensions: z.array(dimension).describe('Dimensions of the cells.'),
    tables: z.array(table).describe('The figures that anybody has: exact, or between two numbers.'),
  }),
  withdrawn: z.strictObject({
    type: z.literal('withdrawn').describe('A release that was withdrawn.'),
    release: words.describe('Id of a release that stands before. What it said stays known to everybody.'),
    why: words.describe('Why it was withdrawn.'),
  }),
  room: z.strictObject({
    type: z.literal('room').describe('A sheet that some readers saw in private.'),
    sheet: words.describe('Name of the sheet.'),
    readers: z.array(words).min(1).describe('Who saw it in private.'),
    population,
    dimensions: z.array(dimension).describe('Dimensions of the cells.'),
    tables: z.array(table).describe('Figures that the readers saw exactly.'),
  }),
};

/** One line of ledger.jsonl. */
export const ledgerLineSchema = z
  .discriminatedUnion('type', [
    entries.study.extend(link),
    entries.released.extend(link),
    entries.official.extend(link),
    entries.withdrawn.extend(link),
    entries.room.extend(link),
  ])
  .describe(
    'One line of ledger.jsonl: what was released, or is known anyway, chained to the line before. Its keys stand in the order in which they are listed, format first, previous and hash last.',
  );

/** The JSON Schema of a line (`schemas/ledger.json`). */
export const ledgerJsonSchema = (): object => z.toJSONSchema(ledgerLineSchema, { target: 'draft-7' });

export type LedgerLine = Immutable<z.output<typeof ledgerLineSchema>>;
export type ReleasedEntry = Immutable<z.output<typeof entries.released>>;
export type OfficialEntry = Immutable<z.output<typeof entries.official>>;
export type WithdrawnEntry = Immutable<z.output<typeof entries.withdrawn>>;
export type RoomEntry = Immutable<z.output<typeof entries.room>>;
export type LedgerEntry = ReleasedEntry | OfficialEntry | WithdrawnEntry | RoomEntry;
export type LedgerTable = Immutable<z.output<typeof table>>;
export type LedgerCell = Immutable<z.output<typeof cell>>;
export type LedgerDimension = Immutable<z.output<typeof dimension>>;
export type Population = Immutable<z.output<typeof population>>;

/** How long the ledger is and the hash of its last line: what a certificate names. A longer ledger still begins with it. */
export interface LedgerHead {
  readonly lines: number;
  readonly hash: string;
}

/** A ledger whose chain was verified. */
export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  readonly head: LedgerHead;
}

type Immutable<T> = T extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Immutable<T[Key]> }
    : T;
