/** A release of ours as its readers see it: `homeward/release@1`, hidden figures ambiguous, shares and medians saying nothing. */
import { z } from 'zod';
import { HomewardError } from '../../errors/homeward-error.ts';
import { familyOf } from '../model/axes.ts';
import { policySchema } from '../policy/read-policy.ts';
import type { Publication, ReadCell, ReadDimension, ReadTable, Says } from '../tables/publication.ts';

const releaseSchema = z.object({
  format: z.literal('homeward/release@1'),
  policy: policySchema,
  dimensions: z.array(
    z.object({
      name: z.string(),
      categories: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          parent: z.string().optional(),
          parents: z.array(z.string()).optional(),
        }),
      ),
    }),
  ),
  tables: z.array(
    z.object({
      id: z.string(),
      dimensions: z.array(z.string()),
      cells: z.array(
        z.object({
          at: z.record(z.string(), z.string()),
          measure: z.string(),
          kind: z.enum(['shown', 'rounded', 'derived', 'hidden', 'notApplicable']),
          value: z.number().optional(),
          unit: z.string().optional(),
        }),
      ),
    }),
  ),
});

type Release = z.infer<typeof releaseSchema>;
type Cell = Release['tables'][number]['cells'][number];

/** A cell of the publication and the one of the release that it came from. */
export interface ReadRelease {
  readonly publication: Publication;
  readonly printed: (table: string, cell: ReadCell) => { readonly measure: string; readonly text: string };
}

/** Definitions say who is out of area: what counts them is the count of admissions, by one dimension a definition. */
const verdictMeasure = /^(out-of-area:.+):(yes|no|not-determined)$/;
/** Made from released figures, hidden with them. */
const isShare = /^share(-low|-high)?(:|$)/;
/** The two definitions of a row of `agreement`. */
const agreed: Readonly<Record<string, readonly [string, string]>> = {
  both: ['yes', 'yes'],
  'only-first': ['yes', 'no'],
  'only-second': ['no', 'yes'],
  neither: ['no', 'no'],
};
/** Tables whose categories overlap, or count others than the study does: each figure stands alone. */
const apart = ['inclusion', 'quality'];

/** Throws PUBLISHED_UNREADABLE with the field that is not as in `homeward/release@1`. */
export function releasePublication(json: unknown, file: string): ReadRelease {
  const read = releaseSchema.safeParse(json);
  if (!read.success)
    throw new HomewardError('PUBLISHED_UNREADABLE', 'not a release as in homeward/release@1', {
      file,
      field: read.error.issues[0]?.path.join('.') ?? '',
    });
  const release = read.data;
  const sources = new Map<ReadCell, Cell>();
  const tables = release.tables.map((table): ReadTable => {
    const cells = table.cells.flatMap((cell): readonly ReadCell[] => {
      const placed = placeOf(table.id, cell);
      if (placed === null) return [];
      const own: ReadCell = { ...placed, says: saysOf(cell), from: file };
      sources.set(own, cell);
      return [own];
    });
    const dimensions = new Set([
      ...table.dimensions.filter(() => !apart.includes(table.id) && table.id !== 'agreement'),
      ...cells.flatMap(({ at }) => Object.keys(at)),
    ]);
    return { id: table.id, dimensions: [...dimensions], cells };
  });
  const { smallestShown, zeros, roundTo, ties, marker } = release.policy;
  return {
    publication: {
      policy: { smallestShown, zeros, roundTo, ties, marker },
      dimensions: dimensionsOf(release, tables),
      tables,
      distinct: [
        ...['children', 'episodes'].map((measure) => ({ measure, within: 'admissions' })),
        { measure: 'people', within: 'n' },
      ],
    },
    printed: (_, cell) => {
      const source = sources.get(cell);
      return {
        measure: source?.measure ?? cell.measure,
        text: source?.value === undefined ? '[c]' : String(source.value),
      };
    },
  };
}

/** Where a cell counts and what; null when it counts nobody. */
function placeOf(table: string, { at, measure }: Cell): Pick<ReadCell, 'at' | 'measure'> | null {
  if (apart.includes(table)) return { at: {}, measure: [table, ...Object.values(at), measure].join(':') };
  if (table === 'agreement') {
    const [first, second] = agreed[measure] ?? [];
    const { definition, 'other-definition': other } = at;
    if (first === undefined || second === undefined || definition === undefined || other === undefined)
      return null;
    return {
      at: { [`out-of-area:${definition}`]: first, [`out-of-area:${other}`]: second },
      measure: 'admissions',
    };
  }
  const [, definition, verdict] = verdictMeasure.exec(measure) ?? [];
  if (definition === undefined || verdict === undefined) return { at, measure };
  return { at: { ...at, [definition]: verdict }, measure: 'admissions' };
}

function saysOf({ kind, measure, value, unit }: Cell): Says {
  if (kind === 'notApplicable') return { kind: 'not-applicable' };
  if (kind === 'derived' || unit !== undefined || isShare.test(measure)) return { kind: 'says-nothing' };
  if (kind === 'hidden' || value === undefined) return { kind: 'hidden' };
  return { kind: kind === 'shown' ? 'exact' : 'rounded', value };
}

/** Those of the release, and one for each definition that only its counts name. A parent may be of a related dimension. */
function dimensionsOf({ dimensions }: Release, tables: readonly ReadTable[]): readonly ReadDimension[] {
  const used = new Set(tables.flatMap((table) => table.dimensions));
  const codes = new Map(
    dimensions.map(({ name, categories }) => [name, new Set(categories.map(({ code }) => code))]),
  );
  const parentIn = (name: string, parent: string): readonly string[] => {
    if (parent === 'all') return [];
    if (parent.includes('=') || codes.get(name)?.has(parent) === true) return [parent];
    return [...codes].flatMap(([other, own]) =>
      other !== name && used.has(other) && familyOf(other) === familyOf(name) && own.has(parent)
        ? [`${other}=${parent}`]
        : [],
    );
  };
  const own = dimensions
    .filter(({ name }) => used.has(name))
    .map(({ name, categories }) => ({
      name,
      categories: categories.map(({ code, name: title, parent = 'all', parents = [parent] }) => ({
        code,
        name: title,
        parents: parents.flatMap((one) => parentIn(name, one)),
      })),
    }));
  const verdicts = [...used]
    .filter((name) => name.startsWith('out-of-area:') && !codes.has(name))
    .map((name) => ({
      name,
      categories: ['yes', 'no', 'not-determined'].map((code) => ({ code, name: code, parents: [] })),
    }));
  return [...own, ...verdicts];
}
