/** What is known so far of one target: between which limits it lies, which values whole tables give it, and the verdict that follows. */
import type { Interval } from '../policy/rule.ts';
import type { PossibleValues, ProblemTarget, Verdict } from './problem.ts';
import type { Sum } from './sum.ts';

/** Whose word it is that no table goes further: our own arithmetic, or the solver's. */
export type Ground = 'proven' | 'said';

export class Knowledge {
  readonly sum: Sum;
  readonly small: Interval;
  /** No whole table goes beyond these. Infinite: no limit is known. */
  least: number;
  greatest: number;
  /** Tables were found that go as far. */
  seenLeast = Number.POSITIVE_INFINITY;
  seenGreatest = Number.NEGATIVE_INFINITY;
  /** Whether the values end at all; until it is known, the solver's upper limit is its box's and is not believed. */
  limit: 'some' | 'none' | 'unknown';
  #provenLeast: number;
  #provenGreatest: number;
  readonly #taken = new Set<number>();
  readonly #refused = new Map<number, Ground>();

  constructor(sum: Sum, small: Interval, reach: Interval) {
    this.sum = sum;
    this.small = small;
    this.least = reach.lower;
    this.greatest = reach.upper;
    this.#provenLeast = reach.lower;
    this.#provenGreatest = reach.upper;
    this.limit = Number.isFinite(reach.upper) ? 'some' : 'unknown';
  }

  /** A whole table gives the target this value. */
  see(value: number): void {
    this.seenLeast = Math.min(this.seenLeast, value);
    this.seenGreatest = Math.max(this.seenGreatest, value);
    if (value >= this.small.lower && value <= this.small.upper) this.#taken.add(value);
  }

  /** A small value that was not seen, a second value at all, or the first one at a limit. */
  isNews(value: number): boolean {
    const isSmall = value >= this.small.lower && value <= this.small.upper;
    if (isSmall && !this.#taken.has(value)) return true;
    if (this.seenLeast === this.seenGreatest && value !== this.seenLeast) return true;
    const isEnd = value <= this.least || value >= this.greatest;
    return isEnd && (value < this.seenLeast || value > this.seenGreatest);
  }

  /** A limit that some table is known to pass is not taken: somebody erred. */
  limitBelow(value: number, ground: Ground): void {
    if (value > this.seenLeast) return;
    this.least = Math.max(this.least, value);
    if (ground === 'proven') this.#provenLeast = Math.max(this.#provenLeast, value);
  }

  limitAbove(value: number, ground: Ground): void {
    if (value < this.seenGreatest || (ground === 'said' && this.limit !== 'some')) return;
    this.greatest = Math.min(this.greatest, value);
    if (ground === 'proven') this.#provenGreatest = Math.min(this.#provenGreatest, value);
  }

  refuse(value: number, ground: Ground): void {
    if (!this.#taken.has(value) && this.#refused.get(value) !== 'proven') this.#refused.set(value, ground);
  }

  /** Small values between the limits of which nothing is known. */
  openValues(): readonly number[] {
    const values: number[] = [];
    const [from, to] = [Math.max(this.small.lower, this.least), Math.min(this.small.upper, this.greatest)];
    for (let value = from; value <= to; value += 1)
      if (!this.#taken.has(value) && !this.#refused.has(value)) values.push(value);
    return values;
  }

  hasEnds(): boolean {
    return this.seenLeast === this.least && (this.limit === 'none' || this.seenGreatest === this.greatest);
  }

  verdict(): Verdict {
    if (this.seenLeast > this.seenGreatest) return 'unknown';
    if (this.#taken.size === 0 && !this.#isNowhereSmall()) return 'unknown';
    if (this.seenLeast === this.seenGreatest) return this.hasEnds() ? 'exact' : 'unknown';
    if (this.#taken.size === 0 && this.least > this.small.upper) return 'safe';
    if (this.#taken.size === this.small.upper - this.small.lower + 1) return 'safe';
    return this.hasEnds() && this.openValues().length === 0 ? 'narrowed' : 'unknown';
  }

  /** Source: disclosure facts, §3; of a group that was never printed only an exact value counts. */
  values({ cell, level }: ProblemTarget): PossibleValues {
    const verdict = this.verdict();
    const missing = [...this.#refused.keys()].filter(
      (value) => value >= this.least && value <= this.greatest,
    );
    const upper = this.limit === 'none' ? Number.POSITIVE_INFINITY : this.greatest;
    return {
      cell,
      lower: this.least,
      upper: Number.isFinite(upper) ? upper : null,
      missing: missing.sort((a, b) => a - b),
      verdict,
      finding: this.#taken.size > 0 && (verdict === 'exact' || (verdict === 'narrowed' && level === 'L1')),
      endsProven: this.seenLeast <= this.seenGreatest && this.hasEnds(),
      because: [],
    };
  }

  /** That it is small nowhere calms a reader, so the solver's word is not enough. */
  #isNowhereSmall(): boolean {
    for (let value = this.small.lower; value <= this.small.upper; value += 1) {
      const isBeyond = value < this.#provenLeast || value > this.#provenGreatest;
      if (!isBeyond && this.#refused.get(value) !== 'proven') return false;
    }
    return true;
  }
}
