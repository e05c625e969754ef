/** The public test tables: how few further cells have to be hidden. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadSolvers } from '../../../src/disclosure/attack/solver.ts';
import { hideMore } from '../../../src/disclosure/hide/hide-more.ts';
import { countsProblem, type Levels, type Options, parseCounts } from './counts-tables.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/disclosure/', import.meta.url));
const isThere = existsSync(folder);
const solvers = await loadSolvers();

const rounded = { smallestShown: 5, zeros: 'shown', roundTo: 5, ties: 'none' } as const;
const exact = { ...rounded, roundTo: 1 } as const;
const regions = ['region', 'fylke', 'kostragr'];
const levels: Readonly<Record<string, Levels>> = {
  z1: [['region'], ['hovedint']],
  z2: [regions, ['hovedint']],
  z3: [regions, ['hovedint'], ['mnd', 'mnd2']],
};

const added = (name: string, rule: typeof rounded | typeof exact, options: Options) => {
  const file = parseCounts(readFileSync(`${folder}${name}.csv`, 'utf8'));
  const hiding = hideMore(countsProblem(file, levels[name] ?? [], rule, options), solvers);
  return hiding.kind === 'safe' ? hiding.added.length : hiding.kind;
};

describe('the public test tables', () => {
  it('are there in continuous integration (elsewhere their absence is said)', () => {
    if (!isThere) console.warn('shared/data/disclosure is absent: its tables were not run');
    expect(isThere || process.env.CI === undefined).toBe(true);
  });

  if (!isThere) return;

  it('z1, exact totals: four more cells, as the best open program', () => {
    expect(added('z1', exact, { onlyPrimaries: true })).toBe(4);
  });

  it('z2, exact totals: fewer than the seventeen of the best open program, which leaves some narrowed', () => {
    expect(added('z2', exact, {})).toBeLessThan(17);
  });

  it('z3, rounded: sixteen more cells for what the rule hides', () => {
    expect(added('z3', rounded, { onlyPrimaries: true })).toBeLessThanOrEqual(16);
  });
});
