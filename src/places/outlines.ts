/** Outlines of areas on the British National Grid, for maps only: too coarse to decide where a point lies. */
import type { AreaKind } from '../study/dimensions.ts';

export interface AreaOutline {
  readonly code: string;
  /** Rings of each part: the first the outer one, then holes; points are easting and northing in metres. */
  readonly parts: readonly (readonly (readonly (readonly [number, number])[])[])[];
}

/** By kind of area, sorted by code. */
export type Outlines = Readonly<Partial<Record<AreaKind, readonly AreaOutline[]>>>;
