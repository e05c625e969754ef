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
  readonly ratios: 'from-released' | 'none';
  readonly national: 'same' | 'exact';
  /** Children with a known value that a median, and a quartile, needs. */
  readonly quantiles: { readonly median: number; readonly quartile: number };
}
