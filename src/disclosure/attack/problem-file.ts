/** Small publications written out by hand, as in a file of cases: what each holds, and the problem that its readers face. */
import { z } from 'zod';
import { HomewardError } from '../../errors/homeward-error.ts';

const count = z.int().min(0).max(1e9);
const id = z.string().min(1).max(200);
const decimals = z.int().min(0).max(6);
const figure = z.number().min(0).max(1e9);

const printed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['exact', 'midpoint']), value: count }),
  z.strictObject({
    kind: z.literal('rounded'),
    value: count,
    base: z.int().min(1).max(1000).optional(),
    threshold: z.int().min(1).max(1000).optional(),
  }),
  z.strictObject({
    kind: z.literal('hidden'),
    marker: z.enum(['ambiguous', 'rule-known', 'secondary']).optional(),
  }),
  z.strictObject({ kind: z.literal('absent'), means: z.enum(['zero', 'zero-or-small', 'unknown']) }),
  z.strictObject({
    kind: z.enum(['percent', 'mean', 'ratio']),
    value: figure,
    decimals,
    of: id,
    over: id,
    from: z.enum(['released', 'true']).optional(),
  }),
  z.strictObject({
    kind: z.literal('rate'),
    value: figure,
    decimals,
    of: id,
    population: z.int().min(1).max(1e9),
    per: z.int().min(1).max(1e9),
  }),
  z.strictObject({ kind: z.literal('unprinted') }),
]);

const caseSchema = z.object({
  id: id.optional(),
  policy: z.strictObject({
    threshold: z.int().min(2).max(100),
    base: z.int().min(1).max(1000),
    zeros: z.enum(['shown', 'starred']),
    marker: z.enum(['rule-known', 'ambiguous']),
    ties: z.enum(['up', 'unknown']).optional(),
  }),
  /** By name; the true counts may be left out (null), and an attack does not read them. */
  atoms: z.record(id, count.nullable()),
  tables: z
    .array(
      z.strictObject({
        name: z.string(),
        release: z.string().optional(),
        cells: z.array(
          z.strictObject({
            id,
            members: z.array(id).min(1).optional(),
            true: count.optional(),
            printed,
            people: id.optional(),
            exempt: z.boolean().optional(),
          }),
        ),
      }),
    )
    .min(1),
  relations: z
    .array(
      z.strictObject({
        terms: z.record(id, z.int()),
        lower: z.int().nullable(),
        upper: z.int().nullable(),
        why: z.string().optional(),
      }),
    )
    .optional(),
  groups: z
    .array(z.strictObject({ total: id, parts: z.array(id).min(1), sensitive: z.array(id).optional() }))
    .optional(),
  expected: z
    .object({ verdicts: z.array(z.object({ cell: id, level: z.enum(['L0', 'L1']).optional() })).optional() })
    .optional(),
});

/** One publication with its atoms, as in a file of cases. */
export type Case = z.infer<typeof caseSchema>;
export type CaseCell = Case['tables'][number]['cells'][number];

/**
 * Reads one case, or a file with `cases`. `file` is for messages. Throws ATTACK_PROBLEM_NOT_JSON, ATTACK_PROBLEM_WRONG (with the field) and
 * ATTACK_PROBLEM_NAME for a cell or atom that is named and does not exist, or exists twice.
 */
export function readProblemFile(text: string, file: string): Case | { readonly cases: readonly Case[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new HomewardError('ATTACK_PROBLEM_NOT_JSON', 'the problem is not JSON', { file });
  }
  const hasCases = typeof json === 'object' && json !== null && 'cases' in json;
  const read = hasCases
    ? z.object({ cases: z.array(caseSchema) }).safeParse(json)
    : caseSchema.safeParse(json);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new HomewardError('ATTACK_PROBLEM_WRONG', `the problem is wrong: ${issue?.message ?? ''}`, {
      file,
      field: issue?.path.join('.') ?? '',
    });
  }
  const cases = 'cases' in read.data ? read.data.cases : [read.data];
  cases.forEach((one, i) => {
    const wrong = wrongName(one);
    if (wrong !== null)
      throw new HomewardError('ATTACK_PROBLEM_NAME', wrong.what, {
        file,
        field: hasCases ? `cases.${i}.${wrong.field}` : wrong.field,
      });
  });
  return read.data;
}

function wrongName({
  atoms,
  tables,
  relations = [],
  groups = [],
}: Case): { what: string; field: string } | null {
  const cells = new Map<string, CaseCell>();
  for (const cell of tables.flatMap((table) => table.cells)) {
    if (cells.has(cell.id)) return { what: 'two cells have one id', field: 'tables' };
    cells.set(cell.id, cell);
  }
  const isCounted = (name: string) => cells.get(name)?.members !== undefined;
  for (const { members, printed, people } of cells.values()) {
    if (members?.some((atom) => !(atom in atoms))) return { what: 'a member is no atom', field: 'tables' };
    const isQuotient = 'of' in printed;
    if (isQuotient && !isCounted(printed.of)) return { what: '"of" names no counted cell', field: 'tables' };
    if (isQuotient && 'over' in printed && !isCounted(printed.over))
      return { what: '"over" names no counted cell', field: 'tables' };
    if (!isQuotient && members === undefined)
      return { what: 'a counted cell has no members', field: 'tables' };
    if (people !== undefined && !isCounted(people))
      return { what: '"people" names no counted cell', field: 'tables' };
  }
  if (relations.some(({ terms }) => Object.keys(terms).some((atom) => !(atom in atoms))))
    return { what: 'a term is no atom', field: 'relations' };
  if (
    groups.some(({ total, parts, sensitive = [] }) =>
      [total, ...parts, ...sensitive].some((cell) => !isCounted(cell)),
    )
  )
    return { what: 'a group names no counted cell', field: 'groups' };
  return null;
}
