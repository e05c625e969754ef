/** Chance that repeats: the same numbers give the same draws on every machine, without floating logarithms or a clock. */
import type { Weights } from './weights.ts';

/**
 * xoshiro128** 1.1 by Blackman and Vigna (2018, public domain, prng.di.unimi.it), whole numbers of 32 bits only. Its state comes from the
 * numbers given, mixed by `hash`, so that each person and each admission has a stream of its own and nothing depends on the order of work.
 */
export class Random {
  #a = 0;
  #b = 0;
  #c = 0;
  #d = 0;

  constructor(...seeds: readonly number[]) {
    const start = hash(...seeds);
    this.#a = hash(start, 1);
    this.#b = hash(start, 2);
    this.#c = hash(start, 3);
    this.#d = hash(start, 4) | 1;
  }

  #next(): number {
    const result = Math.imul(rotate(Math.imul(this.#b, 5), 7), 9) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = rotate(this.#d, 11);
    return result;
  }

  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number {
    return Math.floor((this.#next() / 4294967296) * limit);
  }

  /** True in `perMille` of a thousand draws. */
  chance(perMille: number): boolean {
    return this.below(1000) < perMille;
  }

  pick<T>(list: readonly T[]): T {
    return at(list, this.below(list.length));
  }

  /** One of the keys, each as often as its weight says. */
  weighted<K extends string>({ keys, sums, total }: Weights<K>): K {
    const target = this.below(total);
    return at(
      keys,
      sums.findIndex((sum) => target < sum),
    );
  }
}

/** A well-mixed whole number of 32 bits from several (the finaliser of MurmurHash3, Appleby, public domain). */
export function hash(...numbers: readonly number[]): number {
  let h = 0x9e3779b9;
  for (const number of numbers) {
    h = Math.imul(h ^ number, 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return h >>> 0;
}

/** The item at an index that is known to be there. */
export function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error('impossible: an index outside a list');
  return item;
}

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));
