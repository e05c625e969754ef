/** A dated rule of disclosure control, as data: `homeward/policy@1`. */

export interface Policy {
  readonly format: 'homeward/policy@1';
  readonly name: string;
  readonly source: string;
  /** ISO dates between which the rule was in force; null when open. */
  readonly from: string | null;
  readonly to: string | null;
  /** Counts below this are hidden. */
  readonly smallestShown: number;
  readonly zeros: 'shown' | 'hidden';
  readonly roundTo: number;
  readonly ties: 'none' | 'up' | 'unknown';
  readonly marker: 'ambiguous' | 'rule-known';
  readonly markerText: string;
  /** The rule holds in each of these counting units. */
  readonly units: readonly ('admissions' | 'children')[];
  /** `from-exact`: made from the counts before rounding (other publishers). */
  readonly ratios: 'from-released' | 'none' | 'from-exact';
  readonly national: 'same' | 'exact';
  /** Children with a known value that a median, and a quartile, needs. */
  readonly quantiles: { readonly median: number; readonly quartile: number };
  /** `midpoint`: each group of `roundTo` counts is printed as its middle (1 to 6 as 3). Default `nearest`. */
  readonly rounding?: 'nearest' | 'midpoint';
  /** How a count under `smallestShown` is printed. Default `marker`. `absent`: the row is left out, or has a marker. */
  readonly smallAs?: 'marker' | 'nought' | 'midpoint' | 'absent';
  /** Ratios from exact counts: decimals of the percentage, and which counts must reach `smallestShown` (or more, for the denominator). */
  readonly percentages?: {
    readonly decimals: number;
    readonly needs: 'numerator' | 'both';
    readonly smallestDenominator?: number;
  };
  /** Days, costs and means: printed exactly beside a count that is shown. Default `none`: not printed. */
  readonly sums?: 'none' | 'exact';
  /** Figures that are compared are hidden together when one of them is hidden. */
  readonly hidesWholeSets?: boolean;
  /** A sum is hidden when its `contributors` largest make up more than `percent` of it, or within `pPercent` one can be estimated. */
  readonly dominance?: { readonly contributors: number; readonly percent: number };
  readonly pPercent?: number;
}
