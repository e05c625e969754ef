/** From a release to its proof: witnesses for all that the checker asks for, proofs for what is never small, and the certificate's text. */
import { createHash } from 'node:crypto';
import { boundsOf } from '../attack/bounds.ts';
import type { Witness } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import { plus, type Row, type Sum, sumOf, valueAt } from '../attack/sum.ts';
import type { Policy } from '../policy/policy.ts';
import { smallRange } from '../policy/rule.ts';
import { type SeekOptions, seekWitnesses } from '../witness/seek-witnesses.ts';
import { type Certificate, check, type Proof, seal, type Target, targetsOf } from './checker.ts';
import {
  fromDuals,
  fromNearDuals,
  holdingPrinted,
  type Known,
  type NamedRow,
  relationRows,
} from './never-small.ts';
import { type Cell, type Dimension, peopleOf, type Reading, said } from './said.ts';

/** The counts behind a release as whole numbers of some columns, and how a whole table of them is a set of people. */
export interface Counted {
  readonly columns: number;
  readonly columnUpper: number;
  /** Hold whatever is printed. */
  readonly relations: readonly Row[];
  /** By the checker's names of the cells. */
  readonly sums: ReadonlyMap<string, Sum>;
  /** One row for each finest group: how many, and the place of its category in each dimension. */
  readonly groupsOf: (witness: Witness) => number[][];
  /** Whole tables to begin from. */
  readonly start: readonly Witness[];
  /** Whether differences are asked of it too, or hidden counts only. */
  readonly asksAll: boolean;
}

export interface Certifying {
  /** Text of `release.json`. */
  readonly release: string;
  readonly policy: Policy;
  /** The ledger that was attacked, as text, and its head; null where there is none. */
  readonly ledger: { readonly text: string; readonly lines: number; readonly hash: string } | null;
  /** How the release is read, and then each earlier one. */
  readonly readings: readonly Reading[];
  readonly dimensions: readonly Dimension[];
  /** The one that knows most first; what it cannot show is asked of the next. */
  readonly counted: readonly Counted[];
}

export type Certified =
  | { readonly kind: 'certified'; readonly certificate: string; readonly witnesses: number }
  /** Cells, or `… less …`, that were not shown to keep every small value. */
  | { readonly kind: 'open'; readonly open: readonly string[] };

/** The text passes `check` before it is given back. Cost: that of `seekWitnesses`, and a linear program for each count that is never small. */
export function certify(certifying: Certifying, solvers: Solvers, options: SeekOptions = {}): Certified {
  const { release, policy, ledger, dimensions, readings, counted } = certifying;
  const lines = (ledger?.text ?? '').split('\n').slice(0, ledger?.lines ?? 0);
  const small = smallRange(policy);
  const { cells, relations } = said(
    JSON.parse(release),
    lines.map((line) => JSON.parse(line)),
    [...readings],
  );
  const people = peopleOf([...dimensions], cells);
  const known: Known = { cells, relations, people, small };
  const witnesses: Certificate['witnesses'] = [];
  const notSmall: Certificate['notSmall'] = [];
  let open: readonly Target[] = targetsOf(cells, relations, people, small.upper);
  for (const model of counted) {
    const asked = open.filter(({ part }) => model.asksAll || part === '');
    const { found, proofs, left } = prove(asked, model, known, solvers, options);
    witnesses.push(
      ...found.map((witness) => ({
        groups: model.groupsOf(witness),
        counts: undivided(witness, cells, model),
      })),
    );
    notSmall.push(...proofs);
    open = [...left, ...open.filter((target) => !asked.includes(target))];
  }
  if (open.length > 0) return { kind: 'open', open: open.map(inWords) };
  const certificate = seal({
    format: 'homeward/certificate@1',
    level: 'L1',
    release: sha256(release),
    ledger: ledger === null ? null : { lines: ledger.lines, hash: ledger.hash },
    readings,
    dimensions,
    notSmall,
    witnesses,
  });
  check({ release, certificate, ledger: ledger?.text ?? null });
  return { kind: 'certified', certificate, witnesses: witnesses.length };
}

interface Proved {
  readonly found: readonly Witness[];
  readonly proofs: readonly Proof[];
  readonly left: readonly Target[];
}

function prove(
  targets: readonly Target[],
  model: Counted,
  known: Known,
  solvers: Solvers,
  options: SeekOptions,
): Proved {
  const { columns, columnUpper, relations, start, sums } = model;
  const rows = printedRows(known.cells, sums);
  const named = [...rows, ...relationRows(known.relations, sums)];
  const program = { columns, columnUpper, rows: relations };
  const asked = targets.map((target) => ({ ...target, sum: sumFor(target, sums) }));
  const proofs = new Map<string, Proof>();
  const without = (all: typeof asked) => all.filter((target) => !proofs.has(inWords(target)));
  const take = (found: readonly Proof[]) => {
    for (const proof of found) proofs.set(inWords(proof), proof);
  };
  if (model.asksAll) {
    take(holdingPrinted(asked, rows, known));
    const bounds = boundsOf(columns);
    for (const row of [...rows, ...relations]) bounds.add(row);
    const isAbove = ({ sum }: { readonly sum: Sum }) => bounds.reach(sum).lower > known.small.upper;
    take(fromNearDuals(without(asked).filter(isAbove), program, named, known, solvers));
  }
  const bySum = new Map<string, (typeof asked)[number][]>();
  for (const target of without(asked)) {
    const key = `${target.sum.columns.join()}:${target.sum.factors.join()}`;
    bySum.set(key, [...(bySum.get(key) ?? []), target]);
  }
  const groups = [...bySum.values()];
  const sought = seekWitnesses(
    {
      columns,
      columnUpper,
      rows: [...rows, ...relations],
      targets: groups.map(([first]) => ({ sum: first?.sum ?? sumOf([]) })),
      small: known.small,
      start,
    },
    solvers,
    options,
  );
  const isOpen = new Set(sought.open.map(({ target }) => target));
  const open = groups.filter((_, i) => isOpen.has(i)).flat();
  if (model.asksAll) {
    take(fromNearDuals(open, program, named, known, solvers));
    take(fromDuals(without(open), program, named, known, solvers));
  }
  return { found: sought.witnesses, proofs: [...proofs.values()], left: without(open) };
}

/** What each printed count says, over the columns. Cells that no column counts say nothing here. */
function printedRows(cells: ReadonlyMap<string, Cell>, sums: ReadonlyMap<string, Sum>): readonly NamedRow[] {
  return [...cells].flatMap(([name, { lower, upper }]) => {
    const sum = sums.get(name);
    return sum === undefined || (lower <= 0 && upper === Number.POSITIVE_INFINITY)
      ? []
      : [{ ...sum, name, lower, upper }];
  });
}

function sumFor({ whole, part }: Target, sums: ReadonlyMap<string, Sum>): Sum {
  const [all, less] = [sums.get(whole), part === '' ? sumOf([]) : sums.get(part)];
  if (all === undefined || less === undefined)
    throw new Error(`impossible: no count behind ${whole} or ${part}`);
  return plus(all, less, -1);
}

/** Counts that no dimension divides. */
function undivided(witness: Witness, cells: ReadonlyMap<string, Cell>, { sums }: Counted) {
  const table = Float64Array.from(witness);
  return Object.fromEntries(
    [...cells].flatMap(([name, { places }]) => {
      const sum = sums.get(name);
      return places.length > 0 || sum === undefined ? [] : [[name, valueAt(sum, table)]];
    }),
  );
}

const inWords = ({ whole, part }: Target): string => (part === '' ? whole : `${whole} less ${part}`);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
