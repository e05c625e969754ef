import { describe, expect, it } from 'vitest';
import { sumOf } from '../../../src/disclosure/attack/sum.ts';
import { combine } from '../../../src/disclosure/hide/combine.ts';

const base = Int32Array.of(5, 5, 5, 5);
const up = (column: number) => base.map((count, i) => (i === column ? count + 1 : count));
const total = (upper: number) => [{ ...sumOf([0, 1, 2, 3]), lower: 0, upper }];

describe('combining tables that differ in different places', () => {
  it('makes one of them where the rows allow it', () => {
    expect(combine(base, [up(0), up(3)], total(22))).toEqual([Int32Array.of(6, 5, 5, 6)]);
  });

  it('keeps them apart where a row would break', () => {
    expect(combine(base, [up(0), up(3)], total(21))).toEqual([up(0), up(3)]);
  });

  it('keeps them apart where they differ in the same place', () => {
    const down = Int32Array.of(4, 5, 5, 5);
    expect(combine(base, [up(0), down], total(30))).toEqual([up(0), down]);
  });
});
