/** Whole tables for a pattern that linear programs call safe, or what is weak after all. */
import type { ProblemTarget, Witness } from '../attack/problem.ts';
import { seekAround } from './around.ts';
import { blocksOf, isLarge } from './blocks.ts';
import type { Cut } from './cut.ts';
import type { HidingSearch } from './hiding-search.ts';
import { outsiderOf } from './outsider.ts';
import { agrees } from './points.ts';
import { distinct } from './targets.ts';
import type { Pattern } from './units.ts';
import { seekWholeTables, type Wanted } from './whole-tables.ts';

export interface Proof {
  readonly witnesses: readonly Witness[];
  /** Targets without a whole table for each small value. */
  readonly open: readonly ProblemTarget[];
  /** What the whole problem's linear programs found that its parts did not. */
  readonly cuts: readonly Cut[];
}

/** `known`: whole tables of other patterns; those that agree with this one are begun from. */
export function proofOf(search: HidingSearch, pattern: Pattern, known: readonly Witness[]): Proof {
  const { problem, units, solvers, readers } = search;
  const looks = readers.map((reader) => search.look(reader, pattern));
  const found = looks.flatMap(({ cuts }) => cuts);
  if (found.length > 0) return { witnesses: known, open: [], cuts: found };
  const outside = new Set(looks.flatMap((look) => [...look.outside].map(({ cell }) => cell)));
  const rows = [...units.flatMap((unit, u) => (pattern[u] === 0 ? unit.rows : [])), ...problem.relations];
  const shown = new Set(units.flatMap(({ keys }, u) => (pattern[u] === 0 ? keys : [])));
  const targets = distinct(
    problem.targetsOf((key) => shown.has(key)),
    rows,
    (key) => problem.hidden.has(key),
  );
  const stop = search.isStopped;
  const maybeSmall = targets.filter(({ cell }) => !outside.has(cell));
  const agreeing = known.filter((table) => rows.every((row) => agrees(Float64Array.from(table), row)));
  const first = problem.truth === undefined ? agreeing : [problem.truth, ...agreeing];
  const begun =
    first.length > 0
      ? first
      : seekWholeTables({ problem, rows, targets: [], start: [], stop }, solvers).witnesses;
  const proposed = problem.propose?.((key) => shown.has(key), maybeSmall, begun, stop) ?? [];
  const start = [...begun, ...proposed];
  const wanted: Wanted = { problem, rows, targets: maybeSmall, start, stop };
  if (!isLarge(problem, units)) return { ...seekWholeTables(wanted, solvers), cuts: [] };
  const byChanges = seekWholeTables(wanted, null);
  const tables = { ...wanted, start: byChanges.witnesses };
  const blocks = blocksOf(problem, units).map(({ columns }) => columns);
  const around = seekAround(tables, byChanges.open, blocks, solvers);
  const witnesses = [...byChanges.witnesses, ...around.witnesses];
  if (around.open.length === 0) return { ...fewestOf(wanted, witnesses), cuts: [] };
  const whole = outsiderOf({ problem: { ...problem, targetsOf: () => around.open }, units }, solvers);
  whole.learn(witnesses);
  const look = search.look({ outsider: whole, own: new Set() }, pattern);
  for (const { cell } of look.outside) outside.add(cell);
  const left = around.open.filter(({ cell }) => !outside.has(cell));
  if (look.cuts.length > 0) return { witnesses, open: [], cuts: look.cuts };
  const last = seekWholeTables({ ...wanted, targets: left, start: witnesses }, solvers);
  const all = { ...wanted, targets: maybeSmall.filter(({ cell }) => !outside.has(cell)) };
  const proven = fewestOf(all, [...witnesses, ...last.witnesses]);
  return { ...proven, cuts: [] };
}

/** Few of the tables, and what none of them gives. */
const fewestOf = (wanted: Wanted, start: readonly Witness[]) => seekWholeTables({ ...wanted, start }, null);
