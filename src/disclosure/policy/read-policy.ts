/** Reads a policy: a bundled one by its name, or the study's own file. */
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { HomewardError } from '../../errors/homeward-error.ts';
import type { Policy } from './policy.ts';

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const people = z.int().min(1).max(1000);

/** Strict: an unknown key is an error. `roundTo` 1 is no rounding; half of the base must stay under the smallest shown count. */
export const policySchema = z
  .strictObject({
    format: z.literal('homeward/policy@1').describe('Format and version.'),
    name: z
      .string()
      .regex(/^[a-z0-9-]{1,60}$/)
      .describe('Name of the policy: small letters, digits and hyphens.'),
    source: z.string().min(1).max(1000).describe('Where the rule is written down.'),
    from: isoDate.nullable().describe('First day on which the rule was in force; null when open.'),
    to: isoDate.nullable().describe('Last day on which the rule was in force; null when open.'),
    smallestShown: z.int().min(2).max(100).describe('Counts below this are hidden.'),
    zeros: z.enum(['shown', 'hidden']).describe('Whether a count of nought is shown.'),
    roundTo: z.int().min(1).max(100).describe('Counts are rounded to a multiple of this; 1 rounds nothing.'),
    ties: z
      .enum(['none', 'up', 'unknown'])
      .describe('What happens to a count half way between two multiples.'),
    marker: z
      .enum(['ambiguous', 'rule-known'])
      .describe('Whether the marker of a hidden cell tells why it is hidden.'),
    markerText: z.string().min(1).max(500).describe('What is printed to explain the marker.'),
    units: z
      .array(z.enum(['admissions', 'children']))
      .min(1)
      .describe('Counting units in each of which the rule holds.'),
    ratios: z
      .enum(['from-released', 'none', 'from-exact'])
      .describe(
        'Whether shares are made, and then from released figures only. "from-exact" (from counts before rounding) is for reading what others published.',
      ),
    national: z
      .enum(['same', 'exact'])
      .describe('Whether the national row keeps to the same rule or is exact.'),
    quantiles: z
      .strictObject({
        median: people.describe('Children that a median needs.'),
        quartile: people.describe('Children that a quartile needs.'),
      })
      .describe('Children with a known value that a median and a quartile need.'),
    rounding: z
      .enum(['nearest', 'midpoint'])
      .exactOptional()
      .describe(
        'Default nearest. "midpoint": each group of roundTo counts is printed as its middle, such as 1 to 6 as 3.',
      ),
    smallAs: z
      .enum(['marker', 'nought', 'midpoint', 'absent'])
      .exactOptional()
      .describe('How a count under smallestShown is printed. Default marker.'),
    percentages: z
      .strictObject({
        decimals: z.int().min(0).max(6).describe('Decimals of a percentage.'),
        needs: z
          .enum(['numerator', 'both'])
          .describe('Which counts must reach smallestShown for it to be printed.'),
        smallestDenominator: z
          .int()
          .min(1)
          .exactOptional()
          .describe('Smallest denominator, where it must be larger than smallestShown.'),
      })
      .exactOptional()
      .describe('How percentages from counts before rounding are printed.'),
    sums: z
      .enum(['none', 'exact'])
      .exactOptional()
      .describe('Whether days, costs and means are printed, exactly, beside a count that is shown.'),
    hidesWholeSets: z
      .boolean()
      .exactOptional()
      .describe('Whether figures that are compared are hidden together when one of them is hidden.'),
    dominance: z
      .strictObject({
        contributors: z.int().min(1).max(10).describe('How many of the largest contributors.'),
        percent: z.number().min(1).max(100).describe('Share of the sum that they may make up.'),
      })
      .exactOptional()
      .describe('A sum is hidden when its largest contributors make up more than this share of it.'),
    pPercent: z
      .number()
      .min(0.1)
      .max(100)
      .exactOptional()
      .describe(
        'A sum is hidden when somebody could estimate the largest contribution within this per cent.',
      ),
  })
  .refine(({ roundTo, smallestShown, rounding }) => rounding === 'midpoint' || roundTo / 2 < smallestShown, {
    path: ['roundTo'],
    error: 'a count that is shown would be rounded to 0',
  })
  .describe('A dated rule of disclosure control.');

/** The JSON Schema of a policy file (`schemas/policy.json`). */
export const policyJsonSchema = (): object =>
  z.toJSONSchema(policySchema, { io: 'input', target: 'draft-7' });

/** The bundled policies: two that a release can keep to, then those of other publishers (`releaseObstacles` says which and why). */
export const policyNames = [
  'mhsds-2017',
  'hes-2018',
  'mhsds-monthly',
  'mhsds-bbrb',
  'mhsds-comparison',
  'mhsds-learning-disability',
  'mhsds-restraint',
  'oaps-2016',
  'mhmds-2013',
  'hes-before-2018',
  'hes-2018-published',
  'tier4-commissioner',
  'nhs-england-sde',
  'opensafely',
  'opensafely-before',
  'midpoint-6',
  'acro-defaults',
] as const;
const bundled = fileURLToPath(new URL('../../../policies/', import.meta.url));

/**
 * `nameOrFile`: the name of a bundled policy, or the path of a JSON file inside the study's `folder`.
 * Throws STUDY_POLICY_UNKNOWN, or STUDY_POLICY_UNREADABLE with the field.
 */
export async function readPolicy(nameOrFile: string, folder: string): Promise<Policy> {
  const isName = (policyNames as readonly string[]).includes(nameOrFile);
  const file = isName ? join(bundled, `${nameOrFile}.json`) : resolve(folder, nameOrFile);
  const inside = relative(folder, file);
  if (!isName && (!nameOrFile.endsWith('.json') || inside.startsWith('..') || isAbsolute(inside)))
    throw unknown(nameOrFile);
  const text = await readFile(file, 'utf8').catch((): never => {
    throw unknown(nameOrFile);
  });
  return parsePolicy(text, isName ? `policies/${nameOrFile}.json` : nameOrFile);
}

/** The policy in a JSON text; `file` is for the message only. */
export function parsePolicy(text: string, file: string): Policy {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new HomewardError('STUDY_POLICY_UNREADABLE', 'the policy is not JSON', { file });
  }
  const read = policySchema.safeParse(json);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  throw new HomewardError('STUDY_POLICY_UNREADABLE', `the policy is wrong: ${issue?.message ?? ''}`, {
    file,
    ...(field === '' ? {} : { field }),
  });
}

const unknown = (policy: string) =>
  new HomewardError('STUDY_POLICY_UNKNOWN', `unknown policy: ${policy}`, {
    file: 'study.yaml',
    field: 'disclosure.policy',
  });
