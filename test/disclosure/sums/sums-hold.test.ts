/** The last look at sums before they leave: what it lets through, and that it stops a release which the whole tables would not print. */
import { expect, it } from 'vitest';
import { loadSolvers } from '../../../src/disclosure/attack/solver.ts';
import { figuresOf } from '../../../src/disclosure/counts/figures.ts';
import { countedTables } from '../../../src/disclosure/counts/margins.ts';
import { readCounts } from '../../../src/disclosure/counts/read-counts.ts';
import { releaseOf } from '../../../src/disclosure/counts/release-of.ts';
import { protectSums } from '../../../src/disclosure/sums/protect-sums.ts';
import { faultInSums } from '../../../src/disclosure/sums/sums-hold.ts';
import { aPlan } from '../counts/plans.ts';
import { mhsds } from '../policies.ts';

const policy = { ...mhsds, pPercent: 10 };
const plan = aPlan({ sums: [{ measure: 'days', unit: 'days' }], peopleAddUp: true });
const rows = ['N,20,1010,950,10', 'M,31,900,80,70', 'S,25,702,60,60', 'W,40,1100,90,80'];
const counts = readCounts(['region,n,days,days_1,days_2', ...rows, ''].join('\n'), 'c.csv', plan, 2);
const tables = countedTables(counts, plan);
const figures = figuresOf(counts, tables, policy);
const found = protectSums(
  { counts, figures, policy, plan, hidden: new Set(), witnesses: [figures.truth] },
  await loadSolvers(),
);
if ('kind' in found) throw new Error(found.code);
const [sums] = found;
if (sums === undefined) throw new Error('no sums');
const release = releaseOf({ counts, tables, figures, policy, added: new Set(), sums: found }, 'c', '0');

it('lets through what the whole tables would print', () => {
  expect(faultInSums(release, sums, { counts, plan })).toBeNull();
  expect(sums.kept.length).toBeGreaterThan(2);
});

it.each(
  (release.tables[0]?.cells ?? []).map(
    (cell, i) => [Object.values(cell.at)[0] ?? '', cell.measure, i] as const,
  ),
)('stops another figure for %s %s', (_at, measure, i) => {
  const table = release.tables[0];
  if (table === undefined) throw new Error('no table');
  const cell = table.cells[i];
  const value = cell !== undefined && 'value' in cell ? cell.value + 5 : measure === 'n' ? 5 : 1010;
  const other = { ...cell, kind: 'rounded', value } as (typeof table.cells)[number];
  const cells = table.cells.map((one, at) => (at === i ? other : one));
  expect(faultInSums({ tables: [{ ...table, cells }] }, sums, { counts, plan })).not.toBeNull();
});

it('stops a world that does not keep what it is said to keep', () => {
  const [first, second] = sums.kept.filter(({ demand }) => demand.wishes.length > 0);
  if (first === undefined || second === undefined) throw new Error('too few demands');
  const swapped = [{ demand: first.demand, world: second.world }];
  expect(faultInSums(release, { ...sums, kept: swapped }, { counts, plan })).toContain(
    'not shown to be protected',
  );
});
