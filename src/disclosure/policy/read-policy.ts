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
      .enum(['from-released', 'none'])
      .describe('Whether shares are made, and then from released figures only.'),
    national: z
      .enum(['same', 'exact'])
      .describe('Whether the national row keeps to the same rule or is exact.'),
    quantiles: z
      .strictObject({
        median: people.describe('Children that a median needs.'),
        quartile: people.describe('Children that a quartile needs.'),
      })
      .describe('Children with a known value that a median and a quartile need.'),
  })
  .refine((policy) => policy.roundTo / 2 < policy.smallestShown, {
    path: ['roundTo'],
    error: 'a count that is shown would be rounded to 0',
  })
  .describe('A dated rule of disclosure control.');

/** The JSON Schema of a policy file (`schemas/policy.json`). */
export const policyJsonSchema = (): object =>
  z.toJSONSchema(policySchema, { io: 'input', target: 'draft-7' });

/** The bundled policies. */
export const policyNames = ['mhsds-2017', 'hes-2018'] as const;
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
