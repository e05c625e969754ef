/** A whole table that is being changed one column at a time, with the value of every row and target and which rows are broken. */
import type { Row, Sum } from '../attack/sum.ts';

/** Rows and targets by column and by row, as flat arrays; made once for a problem. */
export interface Lines {
  readonly columns: number;
  readonly columnUpper: number;
  /** Rows come first, then targets: the line of target t is `rows + t`. */
  readonly rows: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly ofLine: Sparse;
  readonly ofColumn: Sparse;
}

/** What belongs to i stands from `starts[i]` to `starts[i + 1]`. */
export interface Sparse {
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly factors: Float64Array;
}

export function linesOf(
  columns: number,
  columnUpper: number,
  rows: readonly Row[],
  targets: readonly Sum[],
): Lines {
  const sums: readonly Sum[] = [...rows, ...targets];
  const ends = (end: 'lower' | 'upper', none: number) =>
    Float64Array.from([...rows.map((row) => row[end]), ...targets.map(() => none)]);
  const ofLine = sparse(sums);
  return {
    columns,
    columnUpper,
    rows: rows.length,
    lower: ends('lower', Number.NEGATIVE_INFINITY),
    upper: ends('upper', Number.POSITIVE_INFINITY),
    ofLine,
    ofColumn: turned(ofLine, columns),
  };
}

function sparse(sums: readonly Sum[]): Sparse {
  const starts = new Int32Array(sums.length + 1);
  sums.forEach((sum, i) => {
    starts[i + 1] = (starts[i] ?? 0) + sum.columns.length;
  });
  const indices = new Int32Array(starts[sums.length] ?? 0);
  const factors = new Float64Array(indices.length);
  sums.forEach((sum, i) => {
    indices.set(sum.columns, starts[i]);
    factors.set(sum.factors, starts[i]);
  });
  return { starts, indices, factors };
}

function turned({ starts, indices, factors }: Sparse, size: number): Sparse {
  const turnedStarts = new Int32Array(size + 1);
  for (const index of indices) turnedStarts[index + 1] = (turnedStarts[index + 1] ?? 0) + 1;
  for (let i = 0; i < size; i += 1) turnedStarts[i + 1] = (turnedStarts[i + 1] ?? 0) + (turnedStarts[i] ?? 0);
  const next = turnedStarts.slice();
  const turnedIndices = new Int32Array(indices.length);
  const turnedFactors = new Float64Array(indices.length);
  for (let line = 0; line + 1 < starts.length; line += 1)
    for (let at = starts[line] ?? 0; at < (starts[line + 1] ?? 0); at += 1) {
      const index = indices[at] ?? 0;
      const place = next[index] ?? 0;
      next[index] = place + 1;
      turnedIndices[place] = line;
      turnedFactors[place] = factors[at] ?? 0;
    }
  return { starts: turnedStarts, indices: turnedIndices, factors: turnedFactors };
}

export class TableInHand {
  readonly lines: Lines;
  readonly counts: Int32Array;
  /** The value of each line. */
  readonly values: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** How much each broken line weighs; 1 at rest. */
  readonly weights: Float64Array;
  /** Lines that are broken, in no order: the first `broken` of `brokenLines`. */
  readonly brokenLines: Int32Array;
  broken = 0;
  readonly #placeOfBroken: Int32Array;
  #log: number[] = [];

  /** `counts` is copied, kept within the limits of a column, and may break rows. */
  constructor(lines: Lines, counts: Int32Array) {
    const { ofLine, lower, upper } = lines;
    this.lines = lines;
    this.counts = counts.map((count) => Math.max(0, Math.min(lines.columnUpper, count)));
    this.lower = lower.slice();
    this.upper = upper.slice();
    this.values = new Float64Array(lower.length);
    this.weights = new Float64Array(lower.length).fill(1);
    this.brokenLines = new Int32Array(lower.length);
    this.#placeOfBroken = new Int32Array(lower.length).fill(-1);
    for (let line = 0; line < lower.length; line += 1) {
      let value = 0;
      for (let at = ofLine.starts[line] ?? 0; at < (ofLine.starts[line + 1] ?? 0); at += 1)
        value += (ofLine.factors[at] ?? 0) * (this.counts[ofLine.indices[at] ?? 0] ?? 0);
      this.values[line] = value;
      this.#note(line);
    }
  }

  /** What the line's value lacks to its nearer end: 0 when it is kept. */
  lacking(line: number): number {
    const value = this.values[line] ?? 0;
    const [lower, upper] = [this.lower[line] ?? 0, this.upper[line] ?? 0];
    return value < lower ? lower - value : value > upper ? upper - value : 0;
  }

  /** The line shall lie between these ends from now on. */
  bind(line: number, lower: number, upper: number): void {
    this.lower[line] = lower;
    this.upper[line] = upper;
    this.#note(line);
  }

  change(column: number, by: number): void {
    this.#log.push(column, by);
    this.#move(column, by);
  }

  /** Weighted change of all that is broken, if the column changed by this much. */
  cost(column: number, by: number): number {
    const { starts, indices, factors } = this.lines.ofColumn;
    const { values, lower, upper, weights } = this;
    let cost = 0;
    for (let at = starts[column] ?? 0, end = starts[column + 1] ?? 0; at < end; at += 1) {
      const line = indices[at] ?? 0;
      const value = values[line] ?? 0;
      const after = value + by * (factors[at] ?? 0);
      const [low, high] = [lower[line] ?? 0, upper[line] ?? 0];
      const was = value < low ? low - value : value > high ? value - high : 0;
      const is = after < low ? low - after : after > high ? after - high : 0;
      if (was !== is) cost += (weights[line] ?? 0) * (is - was);
    }
    return cost;
  }

  /** Changes from here can be taken back. */
  mark(): void {
    this.#log = [];
  }

  takeBack(): void {
    for (let i = this.#log.length - 2; i >= 0; i -= 2)
      this.#move(this.#log[i] ?? 0, -(this.#log[i + 1] ?? 0));
    this.#log = [];
  }

  #move(column: number, by: number): void {
    const { starts, indices, factors } = this.lines.ofColumn;
    this.counts[column] = (this.counts[column] ?? 0) + by;
    for (let at = starts[column] ?? 0, end = starts[column + 1] ?? 0; at < end; at += 1) {
      const line = indices[at] ?? 0;
      this.values[line] = (this.values[line] ?? 0) + by * (factors[at] ?? 0);
      this.#note(line);
    }
  }

  #note(line: number): void {
    const place = this.#placeOfBroken[line] ?? -1;
    const isBroken = this.lacking(line) !== 0;
    if (isBroken === place >= 0) return;
    if (isBroken) {
      this.#placeOfBroken[line] = this.broken;
      this.brokenLines[this.broken] = line;
      this.broken += 1;
      return;
    }
    this.broken -= 1;
    const last = this.brokenLines[this.broken] ?? 0;
    this.brokenLines[place] = last;
    this.#placeOfBroken[last] = place;
    this.#placeOfBroken[line] = -1;
  }
}
