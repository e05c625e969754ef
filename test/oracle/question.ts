/** What a study asks, as a plain object: the oracle reads no study.yaml. */
export interface Question {
  /** Months, both included. */
  readonly from: string;
  readonly to: string;
  readonly ages: { readonly from: number; readonly to: number };
  readonly services: 'tier-4-camhs' | 'any-ward';
  readonly definitions: readonly { readonly id: string; readonly margin?: number }[];
  readonly tables: readonly {
    readonly id: string;
    readonly title: string;
    readonly dimensions: readonly string[];
  }[];
  readonly ageBands: readonly number[];
  readonly distanceBands: readonly number[];
  /** ISO date; default the last day of the period. */
  readonly census?: string;
}
