/** Bands of whole numbers cut in different ways: the parts that all of them are made of. */
import type { LedgerDimension } from './ledger.ts';

type Category = LedgerDimension['categories'][number];

interface Band {
  readonly from: number;
  /** Infinity for an open band. */
  readonly to: number;
}

/** `0-12`, `13`, `200+`; undefined for any other code, such as `2016-01` and `2016-17`, which would end before they begin. */
function bandOf(code: string): Band | undefined {
  const found = /^(\d+)(?:-(\d+)|(\+))?$/.exec(code);
  if (found === null) return undefined;
  const [, from = '', to, open] = found;
  const band = { from: Number(from), to: open === undefined ? Number(to ?? from) : Number.POSITIVE_INFINITY };
  return band.from <= band.to ? band : undefined;
}

const codeOf = ({ from, to }: Band): string => {
  if (to === Number.POSITIVE_INFINITY) return `${from}+`;
  return from === to ? String(from) : `${from}-${to}`;
};

/**
 * Adds the parts to bands that cut each other (`13-14` and `13-15` are 13-14 and 15), each in the bands that hold it. Bands that are cut alike
 * stay as they are; so do categories that are no bands.
 */
export function refineBands(categories: readonly Category[]): readonly Category[] {
  const bands = categories.flatMap((category) => {
    const band = bandOf(category.code);
    return band === undefined ? [] : [{ ...band, category }];
  });
  const starts = new Set(bands.flatMap(({ from, to }) => [from, to + 1]));
  const cuts = [...starts].sort((a, b) => a - b);
  const parts = cuts
    .slice(0, -1)
    .map((from, i): Band => ({ from, to: (cuts[i + 1] ?? from + 1) - 1 }))
    .filter((part) => bands.some((band) => holds(band, part)));
  const isPart = (band: Band) => parts.some((part) => codeOf(part) === codeOf(band));
  if (bands.every(isPart)) return categories;
  const above = (inner: Band) =>
    bands
      .filter((band) => holds(band, inner) && codeOf(band) !== codeOf(inner))
      .map(({ category }) => category.code);
  const added = parts.filter((part) => !bands.some((band) => codeOf(band) === codeOf(part)));
  return [
    ...categories.map((category): Category => {
      const band = bandOf(category.code);
      if (band === undefined) return category;
      return { code: category.code, parents: [...new Set([...category.parents, ...above(band)])] };
    }),
    ...added.map((part): Category => ({ code: codeOf(part), parents: above(part) })),
  ];
}

const holds = (outer: Band, inner: Band): boolean => outer.from <= inner.from && inner.to <= outer.to;
