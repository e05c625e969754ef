/** The dimensions of a release with the names and parents of their categories: public facts that a reader, or an attacker, may use. */
import type { Results } from '../measures/results.ts';
import type { AreaKind } from '../study/dimensions.ts';
import type { DraftTable } from './draft/draft.ts';
import { codeOf } from './draft/draft-fixed.ts';
import type { Axes, Geography } from './model/axes.ts';
import type { ReleasedDimension } from './release.ts';

export function releasedDimensions(
  tables: readonly DraftTable[],
  axes: Axes,
  geography: Geography,
  results: Results,
): readonly ReleasedDimension[] {
  const used = new Set(tables.flatMap(({ dimensions }) => dimensions));
  const ofStudy = [...axes.categories].filter(([name]) => used.has(name));
  return [
    ...ofStudy.map(([name, codes]) => ({
      name,
      categories: codes.map((code) => ({
        code,
        name: nameOf(name, code, geography),
        ...parentsOf(name, code, axes, used),
      })),
    })),
    ...fixedDimensions(tables, results).filter(({ name }) => used.has(name)),
  ];
}

function nameOf(dimension: string, code: string, geography: Geography): string {
  const kind = /^(?:home|unit)-(.*)$/.exec(dimension)?.[1] as AreaKind | undefined;
  if (kind !== undefined && geography.codes[kind]?.includes(code)) return geography.nameOf(kind, code);
  const words = /^\d+-\d+$/.test(code) && dimension.endsWith('-band') ? code.replace('-', ' to ') : code;
  return /^[a-z]/.test(words) ? words.charAt(0).toUpperCase() + words.slice(1).replaceAll('-', ' ') : words;
}

/** The categories of other dimensions of the same axis that hold this one whole. */
function parentsOf(
  dimension: string,
  code: string,
  axes: Axes,
  used: ReadonlySet<string>,
): { parent: string } | { parents: readonly string[] } {
  const { codes } = axes.axisOf(dimension);
  const own = codes.get(dimension) ?? [];
  const holds = [...codes].flatMap(([other, theirs]) => {
    if (other === dimension || !used.has(other)) return [];
    const above = new Set(theirs.filter((_, i) => own[i] === code));
    const isWider = own.length > 0 && new Set(theirs).size < new Set(own).size;
    const [only] = above;
    return isWider && above.size === 1 && only !== undefined && only !== code ? [only] : [];
  });
  const [first, ...rest] = holds;
  if (first === undefined) return { parent: 'all' };
  return rest.length === 0 ? { parent: first } : { parents: holds };
}

/** Steps, reasons, definitions and checks, as the fixed tables name them. */
function fixedDimensions(tables: readonly DraftTable[], results: Results): readonly ReleasedDimension[] {
  const words = results.inclusion.flatMap(({ step, left }) => [step, ...left.map(({ reason }) => reason)]);
  const names = new Map([
    ...results.quality.map(({ id, what }) => [id, what] as const),
    ...words.map((text) => [codeOf(text), text] as const),
  ]);
  return ['step', 'reason', 'definition', 'other-definition', 'check'].map((name) => {
    const codes = new Set(tables.flatMap(({ cells }) => cells.flatMap(({ at }) => at[name] ?? [])));
    return {
      name,
      categories: [...codes].map((code) => ({ code, name: names.get(code) ?? code, parent: 'all' })),
    };
  });
}
