/** What a search for the least hiding keeps: the units, the readers who look, every cut that they made, and the limits of work. */
import type { Solvers } from '../attack/solver.ts';
import { blocksOf } from './blocks.ts';
import { complete } from './completion.ts';
import { coverGreedily } from './cover.ts';
import { type Cut, canBeMet, isMet } from './cut.ts';
import type { HideOptions, HidingProblem, HidingWork, Impossible, Undecided } from './hiding-problem.ts';
import { type Look, type Outsider, outsiderOf } from './outsider.ts';
import { type Pattern, type Unit, unitsOf } from './units.ts';

export interface HidingSearch {
  readonly problem: HidingProblem;
  readonly units: readonly Unit[];
  readonly solvers: Solvers;
  /** What the rule hides. */
  readonly byRule: Pattern;
  readonly readers: readonly Reader[];
  /** All cuts so far: any pattern that breaks one is unsafe. */
  readonly cuts: readonly Cut[];
  /** Looks once and keeps the cuts. */
  readonly look: (reader: Reader, pattern: Pattern, most?: number) => Look;
  /** Whether every reader who reads one of these units finds nothing; stops at the first cut. */
  readonly isSafe: (pattern: Pattern, changed: readonly number[] | null) => boolean;
  /** Hides more until no reader finds anything. */
  readonly untilSafe: (pattern: Pattern) => Pattern | Hopeless | Undecided;
  readonly meet: (pattern: Pattern, found: readonly Cut[]) => Pattern | Hopeless;
  readonly costOf: (pattern: Pattern) => number;
  readonly isStopped: () => boolean;
  readonly work: () => HidingWork;
}

export interface Hopeless extends Impossible {
  /** Cells that only were hidden to protect others: shown, nobody asks for them. None where something else is hopeless too. */
  readonly keep: readonly string[];
}

export interface Reader {
  readonly outsider: Outsider;
  /** Units that have a row here. */
  readonly own: ReadonlySet<number>;
}

const mostCuts = 60;
/** Rounds of cuts after which what is still weak is freed target by target. */
const roundsOfCuts = 4;

export function hidingSearch(problem: HidingProblem, solvers: Solvers, options: HideOptions): HidingSearch {
  const { stop = () => false, mostSolves = 200_000, progress } = options;
  const units = unitsOf(problem);
  const cuts: Cut[] = [];
  const before = solvers.solves();
  let rounds = 0;
  let targets = 0;
  const blocks = blocksOf(problem, units);
  const readers = blocks.map((block) => ({
    block,
    outsider: outsiderOf(block, solvers),
    own: new Set(block.units.flatMap(({ rows }, u) => (rows.length > 0 ? [u] : []))),
  }));
  for (const { block, outsider } of readers)
    outsider.learn(
      (problem.known ?? []).map((table) => Float64Array.from(block.columns, (at) => table[at] ?? 0)),
    );
  const work = () => ({ rounds, solves: solvers.solves() - before, targets });
  const isStopped = () => stop() || solvers.solves() - before > mostSolves;
  const undecided = (): Undecided => ({ kind: 'undecided', work: work() });

  const look = (reader: Reader, pattern: Pattern, most = mostCuts): Look => {
    rounds += 1;
    const found = reader.outsider.look(pattern, most);
    targets = Math.max(targets, found.targets.length);
    cuts.push(...found.cuts);
    return found;
  };
  const unitOf = new Map(units.flatMap((unit) => unit.keys.map((key) => [key, unit] as const)));
  /** A target of one of several outsiders has its name in front: `plain: `. */
  const keepable = (hopeless: readonly string[]): readonly string[] => {
    const own = hopeless.map((target) => unitOf.get(target.replace(/^\w+: /, '')));
    return own.every((unit) => unit?.isPrimary === false) ? own.flatMap((unit) => unit?.keys ?? []) : [];
  };
  const meet = (pattern: Pattern, found: readonly Cut[]): Pattern | Hopeless => {
    const hopeless = found.filter((cut) => !canBeMet(cut));
    if (hopeless.length > 0)
      return {
        kind: 'impossible',
        reasons: hopeless.map(({ target, fixed }) => ({ target, because: fixed })),
        keep: keepable(hopeless.map(({ target }) => target)),
        work: work(),
      };
    return coverGreedily(
      cuts.filter((cut) => !isMet(cut, pattern)),
      pattern,
      units,
    );
  };
  const freeAll = (reader: (typeof readers)[number], start: Pattern): Pattern | Hopeless | Undecided => {
    let pattern = start;
    for (let turn = 0; ; turn += 1) {
      if (isStopped()) return undecided();
      const found = look(reader, pattern);
      progress?.(found.cuts.length, found.targets.length);
      if (!found.isDecided) return undecided();
      if (found.cuts.length === 0) return pattern;
      const met = meet(pattern, found.cuts);
      if ('kind' in met) return met;
      if (turn < roundsOfCuts) {
        pattern = met;
        continue;
      }
      const weak = new Set(found.cuts.map(({ target }) => target));
      const done = complete(
        reader.block,
        pattern,
        found.targets.filter(({ cell }) => weak.has(cell)),
        solvers,
      );
      const isNew = done.pattern.some((hidden, u) => hidden !== pattern[u]);
      pattern = isNew ? done.pattern : met;
      if (isNew) reader.outsider.learn(done.points);
    }
  };
  const untilSafe = (start: Pattern): Pattern | Hopeless | Undecided => {
    let pattern = start;
    for (let clean = 0, r = 0; clean < readers.length; r = (r + 1) % readers.length) {
      const reader = readers[r];
      if (reader === undefined) break;
      const next = freeAll(reader, pattern);
      if ('kind' in next) return next;
      clean = next.every((hidden, u) => hidden === pattern[u]) ? clean + 1 : 1;
      pattern = next;
    }
    return pattern;
  };
  const isSafe = (pattern: Pattern, changed: readonly number[] | null): boolean =>
    readers
      .filter(({ own }) => changed === null || changed.some((unit) => own.has(unit)))
      .every((reader) => {
        const { cuts: found, isDecided } = look(reader, pattern, 1);
        return isDecided && found.length === 0;
      });
  return {
    problem,
    units,
    solvers,
    byRule: Uint8Array.from(units, ({ isPrimary }) => (isPrimary ? 1 : 0)),
    readers,
    cuts,
    look,
    isSafe,
    untilSafe,
    meet,
    costOf: (pattern) =>
      units.reduce((sum, { price, isPrimary }, u) => sum + (pattern[u] === 1 && !isPrimary ? price : 0), 0),
    isStopped,
    work,
  };
}
