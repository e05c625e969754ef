/** The data-sharing agreement as agreement.yaml states it: every field of an entry in the release register. */
import { z } from 'zod';
import { date, id, month, publicationKinds, text, yesOrNo } from './words.ts';

/** The three kinds of body with whom findings of low counts may be discussed in private, and no other. */
export const guestBodies = ['health-department', 'care-regulator', 'psychiatrists-college'] as const;

const dataSet = z.strictObject({
  name: z.enum(['MHSDS']).describe('The data set: MHSDS is the only one that Homeward reads.'),
  from: month.describe('First month of the data that may be used.'),
  to: month.describe('Last month of the data that may be used.'),
  tables: z
    .array(
      z.string().regex(/^MHS\d{3}$/, 'must be a table of the MHSDS such as MHS501'),
      'must be a list of tables',
    )
    .min(1, 'must name at least one table')
    .describe('Tables of the data set that may be received; a delivery with another one is refused.'),
  level: z.enum(['record']).describe('Record-level data: one row an event.'),
  pseudonymised: yesOrNo.describe(
    'Whether names, NHS numbers, postcodes and birth dates are left out. Must be yes.',
  ),
  filter: text.optional().describe('How the extract is cut down to what the analysis needs. Printed.'),
});

const person = z.strictObject({
  name: text.describe('The person who may use the data.'),
  role: text.describe('What the person does in this work.'),
  employed: z
    .strictObject({
      from: date.describe('First day of substantive employment by the organisation.'),
      to: date.optional().describe('Last day of employment; left out while it lasts.'),
    })
    .describe('When the organisation employs the person. Access ends with it.'),
  'trained-until': date.describe(
    'Day on which the information-security training runs out. Access ends with it.',
  ),
  'checked-until': date.describe(
    'Day on which the enhanced disclosure (DBS) check must be renewed. Access ends with it.',
  ),
  account: text
    .optional()
    .describe('Name of the computer account. Once anybody has one, only these accounts may open the study.'),
});

export const agreementSchema = z
  .strictObject({
    organisation: text.describe('The office that receives the data. Printed on every page.'),
    'data-sets': z
      .array(dataSet, 'must be a list of data sets')
      .min(1, 'must name at least one data set')
      .describe('What is received. A study of other months is refused.'),
    'opt-outs-honoured': yesOrNo
      .optional()
      .describe('Whether people who opted out are left out by the producer. Printed; changes nothing else.'),
    sensitivity: z
      .enum(['sensitive', 'non-sensitive'])
      .default('sensitive')
      .describe('How sensitive the data are. Printed.'),
    'at-rest': z
      .enum(['platform', 'sealed', 'open'])
      .default('platform')
      .describe(
        'How the files are protected where they lie: "platform" declares an encrypted volume; "open" is for invented deliveries only; "sealed" is not there yet and is refused.',
      ),
    period: z
      .strictObject({
        from: date.describe('First day of the agreement.'),
        to: date.describe('Last day of the agreement. After it nothing opens.'),
      })
      .describe('The days between which the data may be used.'),
    repeats: yesOrNo
      .default(false)
      .describe(
        'Whether further deliveries are agreed. If not, files other than those of the first analysis are refused.',
      ),
    'legal-basis': text.describe('Section and act that allow the release. Printed.'),
    category: text
      .default(
        "anonymised in line with the regulator's code of practice: nobody may try to identify a person",
      )
      .describe('In what sense the data are anonymous. Printed.'),
    purposes: z
      .array(
        z.strictObject({
          id: id.describe('Short name; each table of study.yaml serves one.'),
          text: text.describe('The purpose, as agreed. Printed.'),
        }),
        'must be a list of purposes',
      )
      .min(1, 'must name at least one purpose')
      .describe('What the data may be used for. A table that serves none is refused.'),
    'purpose-limit': text.optional().describe('What the data may not be used for. Printed.'),
    'statutory-duties': z
      .array(text, 'must be a list')
      .default([])
      .describe('Duties of the organisation in law. Printed.'),
    'expected-benefits': z
      .array(text, 'must be a list')
      .default([])
      .describe('What good is expected. Printed.'),
    outputs: z
      .array(
        z.strictObject({
          kind: z.enum(publicationKinds).describe('Kind of publication; study.yaml may ask for no other.'),
          audience: text.describe('Whom it is for. Printed.'),
          date: month.describe('Month by which it is expected; shown as a countdown.'),
          number: z
            .int('must be a whole number')
            .min(1, 'must be at least 1')
            .optional()
            .describe('How many, when more than one.'),
        }),
        'must be a list of publications',
      )
      .min(1, 'must name at least one publication')
      .describe('What may be published, for whom, by when.'),
    'output-rules': z
      .strictObject({
        policy: id.describe(
          'Disclosure control policy that every release must keep, such as mhsds-2017. A weaker one in study.yaml is refused.',
        ),
        text: text.optional().describe('The rules in the words of the agreement. Printed.'),
      })
      .describe('What a release must keep to.'),
    'third-parties': text
      .default('raw data to nobody; reports outside the office obey the disclosure rules')
      .describe('Who else may receive what. Printed: the only way out is a release.'),
    'unit-of-interest': z
      .enum(['admissions', 'children'])
      .default('admissions')
      .describe('What is counted first. Printed.'),
    places: z
      .array(
        z.strictObject({
          name: text.describe('The network and folder with restricted access.'),
          marker: id.describe(
            'Word that the file .homeward-place in that folder, or in one above it, must hold. Elsewhere "homeward check" warns.',
          ),
        }),
        'must be a list of places',
      )
      .min(1, 'must name at least one place')
      .describe('Where the data may lie.'),
    people: z
      .array(person, 'must be a list of people')
      .min(1, 'must name at least one person')
      .describe('Who may use the data, and until when.'),
    guests: z
      .array(
        z.strictObject({
          name: text.describe('The guest.'),
          body: z.string().describe(`The guest's body: ${guestBodies.join(', ')}; any other is refused.`),
        }),
        'must be a list of guests',
      )
      .default([])
      .describe('Named guests of private discussions about low counts, hosted by the organisation.'),
    end: z
      .strictObject({
        'destroy-by': date.describe(
          'Day by which the data must be destroyed. Named when the agreement has ended.',
        ),
        certificate: text.optional().describe('Who receives the certificate of destruction. Printed.'),
      })
      .describe('What happens when the agreement ends.'),
  })
  .describe('The data-sharing agreement, field for field as in the release register. Read-only for a study.');

type Written = z.output<typeof agreementSchema>;

/** What agreement.yaml says, and which file said it. Keys are those of the file. */
export interface Agreement extends Immutable<Written> {
  readonly file: string;
  /** SHA-256 of agreement.yaml as it was read; stands in every record and release. */
  readonly sha256: string;
}

type Immutable<T> = T extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Immutable<T[Key]> }
    : T;

/** The JSON Schema for editors (`schemas/agreement.json`). */
export const agreementJsonSchema = (): object =>
  z.toJSONSchema(agreementSchema, { io: 'input', target: 'draft-7' });
