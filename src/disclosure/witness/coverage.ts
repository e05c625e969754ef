/** Which small values of which targets some whole table has taken. */
import type { Interval } from '../policy/rule.ts';

export class Coverage {
  readonly small: Interval;
  readonly #taken: Uint8Array;
  readonly #width: number;
  open: number;

  constructor(targets: number, small: Interval) {
    this.small = small;
    this.#width = small.upper - small.lower + 1;
    this.#taken = new Uint8Array(targets * this.#width);
    this.open = this.#taken.length;
  }

  isOpen(target: number, value: number): boolean {
    const { lower, upper } = this.small;
    return value >= lower && value <= upper && this.#taken[target * this.#width + value - lower] === 0;
  }

  openValues(target: number): readonly number[] {
    const values = Array.from({ length: this.#width }, (_, i) => this.small.lower + i);
    return values.filter((value) => this.isOpen(target, value));
  }

  /** Marks what a table gives, one value a target; how many of them are new. */
  take(values: ArrayLike<number>): number {
    let found = 0;
    for (let target = 0; target < values.length; target += 1) {
      const value = values[target] ?? Number.NaN;
      if (!this.isOpen(target, value)) continue;
      this.#taken[target * this.#width + value - this.small.lower] = 1;
      found += 1;
    }
    this.open -= found;
    return found;
  }
}
