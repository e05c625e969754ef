/** From a release to its proof: witnesses for all that the checker asks for, proofs for what is never small, and the certificate's text. */
import { boundsOf } from '../attack/bounds.ts';
import type { Witness } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import { nameOf, plus, type Row, type Sum, sumOf, valueAt } from '../attack/sum.ts';
import { type SeekOptions, seekWitnesses } from '../witness/seek-witnesses.ts';
import type { Certificate, Group, Proof, Release, Target } from './certificate.ts';
import { check, targetsOf, type World, worldOf } from './checker.ts';
import { fromDuals, fromNearDuals, holdingPrinted, saidRows } from './never-small.ts';
import { seal, sha256 } from './seal.ts';

/** The counts behind a release as whole numbers of some columns, and how a whole table of them is a set of people. */
export interface Counted {
  readonly columns: number;
  readonly columnUpper: number;
  /** Hold whatever is printed. */
  readonly relations: readonly Row[];
  /** Known besides, but not read by the checker: no witness may break them, and no proof may lean on them. */
  readonly besides?: readonly Row[];
  /** By the checker's names of the cells: those of line 2 of what is known of the ledger begin with `2 `. */
  readonly sums: ReadonlyMap<string, Sum>;
  /** The place of its category in each dimension, for each finest group with people, and how many they are. */
  readonly groupsOf: (witness: Witness) => readonly (readonly [group: readonly number[], n: number])[];
  /** Whole tables to begin from. */
  readonly start: readonly Witness[];
  /** Whether differences are asked of it too, or hidden counts only. */
  readonly asksAll: boolean;
}

export interface Certifying {
  /** Text of `release.json`. */
  readonly release: string;
  /** The ledger that was attacked: text that begins with so many lines of it; null where there is none. */
  readonly ledger: { readonly text: string; readonly lines: number } | null;
  /** The one that knows most first; what it cannot show is asked of the next. */
  readonly counted: readonly Counted[];
}

export type Certified =
  | { readonly kind: 'certified'; readonly certificate: string; readonly witnesses: number }
  /** What was not shown to keep every small value. */
  | { readonly kind: 'open'; readonly open: readonly Target[] };

/** The text passes `check` before it is given back. Cost: that of `seekWitnesses`, and a linear program for each count that is never small. */
export function certify(certifying: Certifying, solvers: Solvers, options: SeekOptions = {}): Certified {
  const { release, counted } = certifying;
  const { text: all, lines } = certifying.ledger ?? { text: '', lines: 0 };
  const text = all.split('\n').slice(0, lines).join('\n');
  const begun: Certificate = {
    format: 'homeward/certificate@1',
    level: 'L1',
    release: sha256(release),
    ledger: { lines, sha256: sha256(text) },
    notSmall: [],
    groups: [],
    witnesses: [],
  };
  const world = worldOf(JSON.parse(release) as Release, text, begun);
  const people = new People();
  const notSmall: Proof[] = [];
  let open: readonly Target[] = targetsOf(world);
  for (const model of counted) {
    const asked = open.filter(({ part }) => model.asksAll || part === '');
    const { found, proofs, left } = prove(asked, model, world, solvers, options);
    for (const witness of found) people.add(model.groupsOf(witness), undivided(witness, world, model));
    notSmall.push(...proofs);
    open = [...left, ...open.filter((target) => !asked.includes(target))];
  }
  if (open.length > 0) return { kind: 'open', open };
  const certificate = seal({ ...begun, notSmall, ...people.all() });
  check({ release, certificate, ledger: text });
  return { kind: 'certified', certificate, witnesses: people.all().witnesses.length };
}

/** Witnesses, whose groups are listed once. */
class People {
  readonly #groups = new Map<string, { readonly at: number; readonly group: Group }>();
  readonly #witnesses: Certificate['witnesses'][number][] = [];

  add(...people: readonly (readonly (readonly [group: Group, n: number])[])[]): void {
    const witness = people.flat().filter(([, n]) => n > 0);
    this.#witnesses.push(witness.map(([group, n]) => [this.#placeOf(group), n] as const));
  }

  all(): Pick<Certificate, 'groups' | 'witnesses'> {
    return { groups: [...this.#groups.values()].map(({ group }) => group), witnesses: this.#witnesses };
  }

  #placeOf(group: Group): number {
    const key = JSON.stringify(group);
    const found = this.#groups.get(key) ?? { at: this.#groups.size, group };
    this.#groups.set(key, found);
    return found.at;
  }
}

interface Proved {
  readonly found: readonly Witness[];
  readonly proofs: readonly Proof[];
  readonly left: readonly Target[];
}

function prove(
  targets: readonly Target[],
  model: Counted,
  world: World,
  solvers: Solvers,
  options: SeekOptions,
): Proved {
  const { columns, columnUpper, relations, besides = [], start } = model;
  const sums = completed(model.sums, world);
  const named = saidRows(world, sums);
  const small = { lower: world.small[0] ?? 1, upper: world.small.at(-1) ?? 0 };
  /** A proof names what it stands on: a relation that is also said by name would take its dual. */
  const isSaid = new Set(named.map(nameOf));
  const program = { columns, columnUpper, rows: relations.filter((row) => !isSaid.has(nameOf(row))) };
  const asked = targets.map((target) => ({ ...target, sum: sumFor(target, sums) }));
  const proofs = new Map<string, Proof>();
  const without = (all: typeof asked) => all.filter((target) => !proofs.has(inWords(target)));
  const take = (found: readonly Proof[]) => {
    for (const proof of found) proofs.set(inWords(proof), proof);
  };
  if (model.asksAll) {
    take(holdingPrinted(asked, named, world));
    const bounds = boundsOf(columns);
    for (const row of [...named, ...relations]) bounds.add(row);
    const isAbove = ({ sum }: { readonly sum: Sum }) => bounds.reach(sum).lower > small.upper;
    take(fromNearDuals(without(asked).filter(isAbove), program, named, world, solvers));
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
      rows: [...named, ...relations, ...besides],
      targets: groups.map(([first]) => ({ sum: first?.sum ?? sumOf([]) })),
      small,
      start,
    },
    solvers,
    options,
  );
  const isOpen = new Set(sought.open.map(({ target }) => target));
  const open = groups.filter((_, i) => isOpen.has(i)).flat();
  if (model.asksAll) {
    take(fromNearDuals(open, program, named, world, solvers));
    take(fromDuals(without(open), program, named, world, solvers));
  }
  return { found: sought.witnesses, proofs: [...proofs.values()], left: without(open) };
}

function sumFor({ whole, part }: Target, sums: ReadonlyMap<string, Sum>): Sum {
  const [all, less] = [sums.get(whole), part === '' ? sumOf([]) : sums.get(part)];
  if (all === undefined || less === undefined)
    throw new Error(`impossible: no count behind ${whole} or ${part}`);
  return plus(all, less, -1);
}

/** Cells that the model does not know by name count those of another one with the same places. */
function completed(sums: Counted['sums'], { cells }: World): Counted['sums'] {
  const keyOf = (name: string) => JSON.stringify(cells.get(name)?.places);
  const byPlaces = new Map([...sums].map(([name, sum]) => [keyOf(name), sum]));
  const missing = [...cells].filter(([name, { places }]) => places.length > 0 && !sums.has(name));
  return new Map([
    ...sums,
    ...missing.flatMap(([name]) => {
      const sum = byPlaces.get(keyOf(name));
      return sum === undefined ? [] : [[name, sum] as const];
    }),
  ]);
}

/** Counts that no dimension divides. */
function undivided(witness: Witness, world: World, { sums }: Counted) {
  const table = Float64Array.from(witness);
  return world.undivided
    .flatMap((own) => [...own])
    .flatMap((name): readonly (readonly [string, number])[] => {
      const sum = sums.get(name);
      return sum === undefined ? [] : [[name, valueAt(sum, table)]];
    });
}

/** A cell, or `… less …`. */
export const inWords = ({ whole, part }: Target): string => (part === '' ? whole : `${whole} less ${part}`);
