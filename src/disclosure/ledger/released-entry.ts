/** A release as the ledger keeps it: every cell with its place, what it says, and who was counted. */
import { createHash } from 'node:crypto';
import { familyOf } from '../model/axes.ts';
import type { Policy } from '../policy/policy.ts';
import { behindRounded, smallRange } from '../policy/rule.ts';
import { publicFiles } from '../public-files.ts';
import type { HowCellsHang, ProtectedTable, Release, ReleasedCell, ReleasedDimension } from '../release.ts';
import type { LedgerCell, LedgerDimension, Population, ReleasedEntry } from './ledger.ts';

/** `population`: who was counted (`populationOf` for a study). The hash is that of `release.json`. */
export function releasedEntry(release: Release, population: Population): ReleasedEntry {
  const { id, policy, dimensions, tables, reading = nothing } = release;
  return {
    type: 'released',
    release: id,
    sha256: releaseHash(release),
    policy: {
      name: policy.name,
      smallestShown: policy.smallestShown,
      zeros: policy.zeros,
      roundTo: policy.roundTo,
      ties: policy.ties,
      marker: policy.marker,
    },
    population,
    dimensions: dimensions.map((dimension) => linked(dimension, dimensions)),
    tables: tables.map(({ id: table, dimensions: names, cells }: ProtectedTable) => ({
      id: table,
      dimensions: [...names],
      cells: cells.map((cell) => saying(cell, policy)),
    })),
    reading: cellsOf(reading),
  };
}

/** What later releases need of it. */
const cellsOf = ({ counts, holds, nested }: HowCellsHang): HowCellsHang => ({ counts, holds, nested });

const nothing: HowCellsHang = { counts: {}, holds: [], nested: [] };

/** SHA-256 of the bytes of `release.json`. */
export function releaseHash(release: Release): string {
  const file = publicFiles(release).find(({ path }) => path === 'release.json');
  return createHash('sha256')
    .update(file?.text ?? '')
    .digest('hex');
}

/** A parent is a category of the same dimension, or else of a related one (`home-…`, `unit-…`, times). */
function linked({ name, categories }: ReleasedDimension, all: readonly ReleasedDimension[]): LedgerDimension {
  const has = (dimension: ReleasedDimension, code: string) =>
    dimension.categories.some((category) => category.code === code);
  const related = all.filter((other) => other.name !== name && familyOf(other.name) === familyOf(name));
  const parentsOf = (parent: string): readonly string[] => {
    if (parent === 'all') return [];
    if (parent.includes('=') || categories.some(({ code }) => code === parent)) return [parent];
    return related.filter((other) => has(other, parent)).map((other) => `${other.name}=${parent}`);
  };
  return {
    name,
    categories: categories.map(({ code, parent, parents }) => ({
      code,
      parents: (parents ?? [parent ?? 'all']).flatMap(parentsOf),
    })),
  };
}

function saying(cell: ReleasedCell, policy: Policy): LedgerCell {
  const place = { at: { ...cell.at }, measure: cell.measure };
  if (cell.kind === 'notApplicable') return { ...place, kind: 'notApplicable' };
  if (cell.kind === 'derived') return { ...place, kind: 'derived', value: cell.value };
  if ('unit' in cell && cell.unit !== undefined)
    return { ...place, kind: 'statistic', ...('value' in cell ? { value: cell.value } : {}) };
  if (cell.kind === 'hidden') {
    const { lower, upper } = policy.marker === 'ambiguous' ? { lower: 0, upper: null } : smallRange(policy);
    return { ...place, kind: 'hidden', lower, upper };
  }
  if (cell.kind === 'shown')
    return { ...place, kind: 'exact', value: cell.value, lower: cell.value, upper: cell.value };
  return { ...place, kind: 'rounded', value: cell.value, ...behindRounded(policy, cell.value) };
}
