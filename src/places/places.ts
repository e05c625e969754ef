/** Where people live and are treated, checked: areas and units as relations, and what other rooms must know about their codes. */
import type { Relation } from '../engine/relation.ts';
import type { AreaKind } from '../study/dimensions.ts';
import type { Outlines } from './outlines.ts';

export interface Places {
  /**
   * One row an area: area, vintage (integer), easting, northing (double, metres of the British National Grid), region, hub, stp, icb, ccg, la
   * (text, null when the column is absent), deprivation (integer, 1 is the most deprived tenth), rural_urban (text), children_0_12, children_13_15,
   * children_16_17 (integers), radius (double, metres).
   */
  readonly areas: Relation<'area'>;
  /**
   * One row a unit and kind of service: unit, site, unit_name, provider, sector (nhs, independent, unknown), easting, northing, service, age_from,
   * age_to (whole years, both included), gender (any, female, male), beds (integer or null), opened, closed (dates, null when unknown or open),
   * region, hub, stp, icb, ccg, la (given, else those of the nearest area point).
   */
  readonly units: Relation<'unit'>;
  readonly vintage: Vintage;
  /** True when the study brought no areas and the areas of England that ship with the product were used. */
  readonly bundled: boolean;
  /** What at least one area has; the rest is null in every row. */
  readonly provides: readonly AreaFact[];
  /** For each kind of area that some area has: the distinct codes of areas and units, sorted. */
  readonly codes: Readonly<Partial<Record<AreaKind, readonly string[]>>>;
  /** The name of a code, or the code itself when it has none. */
  nameOf(kind: AreaKind, code: string): string;
  /** The distinct parents that areas have, sorted: which region, hub, stp, icb, ccg and la occur together. */
  readonly homeCombinations: readonly Parents[];
  /** The same for units. */
  readonly unitCombinations: readonly Parents[];
  /** Lines that must stand beside anything made from the bundled areas or outlines. */
  readonly attribution: readonly string[];
  /** Outlines of the kinds of area whose every code the bundled pack can draw. */
  readonly outlines: Outlines;
  /** The files read, relative to the study's folder; the bundled areas are named `bundled/areas.csv.gz`. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string; readonly rows: number }[];
}

export type AreaFact = AreaKind | 'deprivation' | 'radius';

export type Vintage = 2011 | 2021;

/** The areas above an area or unit, by kind; null where unknown. */
export type Parents = Readonly<Record<AreaKind, string | null>>;
