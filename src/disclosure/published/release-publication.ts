/** A release of ours as its readers see it: `homeward/release@1`, hidden figures ambiguous, shares and medians saying nothing. */
import { z } from 'zod';
import { HomewardError } from '../../errors/homeward-error.ts';
import { familyOf } from '../model/axes.ts';
import { policySchema } from '../policy/read-policy.ts';
import { cellsHang } from '../release-schema.ts';
import type { Publication, ReadCell, ReadDimension, ReadTable, Says } from '../tables/publication.ts';
import { dimensionsOf, whomCounts } from '../tables/whom-counts.ts';

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
  reading: z.object({ counts: cellsHang.shape.counts }),
});

type Release = z.infer<typeof releaseSchema>;
type Cell = Release['tables'][number]['cells'][number];

/** A cell of the publication and the one of the release that it came from. */
export interface ReadRelease {
  readonly publication: Publication;
  readonly printed: (table: string, cell: ReadCell) => { readonly measure: string; readonly text: string };
}

/** Made from released figures, hidden with them. */
const isShare = /^share(-low|-high)?(:|$)/;

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
    const cells = table.cells.map((cell): ReadCell => {
      const whom = whomCounts(table.id, cell, release.reading.counts);
      const own: ReadCell = { ...whom, says: saysOf(cell), from: file };
      sources.set(own, cell);
      return own;
    });
    const dimensions = new Set(cells.flatMap(({ at }) => Object.keys(at)));
    return { id: table.id, dimensions: [...dimensions], cells };
  });
  const { smallestShown, zeros, roundTo, ties, marker } = release.policy;
  return {
    publication: {
      policy: { smallestShown, zeros, roundTo, ties, marker },
      dimensions: placesIn(release, tables),
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

function saysOf({ kind, measure, value, unit }: Cell): Says {
  if (kind === 'notApplicable') return { kind: 'not-applicable' };
  if (kind === 'derived' || unit !== undefined || isShare.test(measure)) return { kind: 'says-nothing' };
  if (kind === 'hidden' || value === undefined) return { kind: 'hidden' };
  return { kind: kind === 'shown' ? 'exact' : 'rounded', value };
}

/** Those of the release, and those that only its reading names. A parent may be of a related dimension. */
function placesIn({ dimensions }: Release, tables: readonly ReadTable[]): readonly ReadDimension[] {
  const all = dimensionsOf<Release['dimensions'][number]>(
    tables.flatMap(({ cells }) => cells),
    dimensions,
    (name, named) => ({ name, categories: named.map((code) => ({ code, name: code })) }),
  );
  const used = new Set(all.map(({ name }) => name));
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
  return all.map(({ name, categories }) => ({
    name,
    categories: categories.map(({ code, name: title, parent = 'all', parents = [parent] }) => ({
      code,
      name: title,
      parents: parents.flatMap((one) => parentIn(name, one)),
    })),
  }));
}
