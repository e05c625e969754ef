/** Repeatable chance for tests: mulberry32 (Tommy Ettinger, public domain), seeded by a whole number. */

export interface Chance {
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  one<T>(items: readonly T[]): T;
  is(probability: number): boolean;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    whole,
    one<T>(items: readonly T[]): T {
      if (items.length === 0) throw new Error('nothing to choose from');
      return items[whole(0, items.length - 1)] as T;
    },
    is: (probability) => next() < probability,
  };
}
