/** Which small values of which targets some whole table has taken, and which none can take. */
import type { Interval } from '../policy/rule.ts';

export class Coverage {
  readonly small: Interval;
  readonly #taken: Uint8Array;
  readonly #width: number;
  readonly #ruledOut: { readonly target: number; readonly value: number }[] = [];
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

  /** Values of a target that lie beyond these ends are sought no more. */
  ruleOutBeyond(target: number, least: number, greatest: number): void {
    for (const value of this.openValues(target)) {
      if (value >= least && value <= greatest) continue;
      this.#taken[target * this.#width + value - this.small.lower] = 1;
      this.#ruledOut.push({ target, value });
      this.open -= 1;
    }
  }

  get ruledOut(): readonly { readonly target: number; readonly value: number }[] {
    return this.#ruledOut;
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
