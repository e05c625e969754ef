/** One respect in which populations differ, as categories of some dimensions. */
import type { LedgerDimension, Population } from './ledger.ts';

export interface Part {
  readonly extend: (dimensions: readonly LedgerDimension[]) => readonly LedgerDimension[];
  readonly within: (population: Population) => Readonly<Record<string, readonly string[]>>;
}

export const nothing: Part = { extend: (dimensions) => dimensions, within: () => ({}) };
/** Whether all are equal. */
export const isOne = (texts: readonly unknown[]): boolean =>
  new Set(texts.map((text) => JSON.stringify(text))).size <= 1;
