/** Checks a certificate without a solver: `node checker.js FOLDER`. */

/*
 * It holds witnesses: invented sets of people, each of which would have printed
 * this release and every earlier one. Between them they give every hidden count, and every difference of printed counts that lie in each
 * other, every small value, so that nobody can tell from what was printed which is the true one; or it proves that the count is not small.
 * Needs Node and, beside it, `said.js`, which reads what cells say.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Cell, Dimension, Head, People, Reading, Relation, Release } from './said.ts';
import { dimensionOf, linesOf, peopleOf, refuse, requireStated, said, sha256 } from './said.ts';

export type { Dimension, Reading } from './said.ts';

type Cells = ReadonlyMap<string, Cell>;
type Witness = { groups: number[][]; counts: Record<string, number> };
/** The second count lies in the first and is taken from it; none when empty. */
export type Target = { whole: string; part: string };
/** Cells, or relations by their number, so many times each, fit so many times into the target. */
export type Proof = Target & { times: number; proof: (readonly [string, number])[] };
type Known = { release: string; ledger: Head | null; readings: Reading[]; dimensions: Dimension[] };
export type Certificate = Known & { notSmall: Proof[]; witnesses: Witness[] };
export type Texts = { release: string; certificate: string; ledger: string | null };

/** The file: a field a line, lists an item a line, and at the end a hash of all before it. */
export function seal(content: object): string {
  const list = (items: unknown[]) => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  const text = (value: unknown) => (Array.isArray(value) ? list(value) : JSON.stringify(value));
  const body = Object.entries(content).map(([key, value]) => `"${key}": ${text(value)},\n`);
  return `{\n${body.join('')}"sha256": "${sha256(body.join(''))}"\n}\n`;
}

/** What must keep every small value: each hidden count, and printed ones less others in them that could be nearly as many. */
export function targetsOf(
  cells: Cells,
  relations: Relation[],
  { everybody }: People,
  mostSmall: number,
): Target[] {
  const printed = new Map([...cells].filter(([, { kind }]) => kind !== 'hidden' && kind !== 'notApplicable'));
  const isNear = (whole: string, part: string) => {
    const [{ lower } = { lower: Infinity }, { upper } = { upper: 0 }] = [
      printed.get(whole),
      printed.get(part),
    ];
    return printed.has(part) && lower - upper <= mostSmall;
  };
  const found = [...cells].flatMap(([whole, { kind }]) => (kind === 'hidden' ? { whole, part: '' } : []));
  const indices = new Map<Set<string>[], Map<string, Set<string>[]>>();
  for (const [part, { places }] of printed) {
    if (places.length === 0) continue;
    const people = everybody(places.flat().map(dimensionOf));
    const counted = indices.get(people) ?? new Map<string, Set<string>[]>();
    if (!indices.has(people))
      for (const one of people)
        for (const name of one) counted.get(name)?.push(one) ?? counted.set(name, [one]);
    indices.set(people, counted);
    const own = counted.get(part) ?? [];
    const isMore = (whole: string) => (counted.get(whole) ?? []).length > own.length;
    for (const whole of own[0] ?? [])
      if (isNear(whole, part) && isMore(whole) && own.every((one) => one.has(whole)))
        found.push({ whole, part });
  }
  for (const { terms, isNought } of relations) {
    const [[whole] = [''], [part] = ['']] = terms;
    const isDivided = [whole, part].every((name) => cells.get(name)?.places.length !== 0);
    const isAlike = whole.split('|').at(-1) === part.split('|').at(-1);
    if (terms.length === 2 && isAlike && !isDivided && !isNought && isNear(whole, part))
      found.push({ whole, part });
  }
  return found;
}

/**
 * Whether what is printed fits so many times into the target, whoever is counted, and comes to more than small; or, for times under nought, whether the
 * target fits into it and it comes to less.
 */
export function isNotSmall(
  { whole, part, times, proof }: Proof,
  { cells, relations }: ReturnType<typeof said>,
  { everybody }: People,
  small: number[],
): boolean {
  const total = new Map([[whole, -times]]);
  const add = (name: string, by: number) => total.set(name, (total.get(name) ?? 0) + by);
  if (part !== '') add(part, times);
  let least = 0;
  for (const [name, by] of proof) {
    const { lower, upper } = cells.get(name) ?? {
      lower: 0,
      upper: relations[Number(name)]?.isNought ? 0 : Infinity,
    };
    for (const [one, factor] of relations[Number(name)]?.terms ?? [[name, 1] as const]) add(one, factor * by);
    if (!Number.isSafeInteger(by)) refuse('a proof with fractions');
    least += by === 0 ? 0 : by * (by > 0 ? lower : upper);
  }
  for (const { terms, isNought } of relations) {
    const by = isNought ? (total.get(terms.at(-1)?.[0] ?? '') ?? 0) : 0;
    for (const [one, factor] of by === 0 ? [] : terms) add(one, factor * by);
  }
  const places = [...total.keys()].map((name) => cells.get(name)?.places ?? refuse(`a proof by ${name}`));
  const undivided = [...total.keys()]
    .filter((_, i) => places[i]?.length === 0)
    .map((name) => new Set([name]));
  const fits = (names: Set<string>) => [...names].reduce((sum, name) => sum + (total.get(name) ?? 0), 0) <= 0;
  const everyone = [...undivided, ...everybody(places.flat(2).map(dimensionOf))];
  return least > times * ((times > 0 ? small.at(-1) : small[0]) ?? Infinity) && everyone.every(fits);
}

/** Throws what is wrong; otherwise says what was proven. */
export function check({ release: releaseText, certificate: text, ledger }: Texts): string[] {
  const { sha256: _, ...certificate } = JSON.parse(text) as Certificate & { sha256: string };
  if (seal(certificate) !== text) refuse('the certificate was altered');
  if (certificate.release !== sha256(releaseText)) refuse('the certificate is of another release');
  const release = JSON.parse(releaseText) as Release;
  const { dimensions, readings, notSmall, witnesses } = certificate;
  const lines = linesOf(ledger, certificate.ledger);
  requireStated(dimensions, release, lines);
  const figures = said(release, lines, readings);
  const { cells, relations } = figures;
  const people = peopleOf(dimensions, cells);
  const { smallestShown, zeros } = release.policy;
  const small = [...Array(smallestShown).keys()].filter((n) => n > 0 || zeros === 'hidden');
  const targets = targetsOf(cells, relations, people, smallestShown - 1);
  const seen = targets.map(() => new Set<number>());
  const known = new Map<string, Set<string>>();
  for (const { groups, counts } of witnesses) {
    const tally = new Map(
      [...cells].map(([name, { places }]) => [name, places.length > 0 ? 0 : (counts[name] ?? -1)]),
    );
    const count = (name: string) => tally.get(name) ?? 0;
    for (const [n = 0, ...codes] of groups) {
      const lists = () =>
        dimensions.map(({ finest }, i) => finest[codes[i] ?? -1] ?? refuse('a group of nobody'));
      const names = known.get(codes.join()) ?? people.somebody(lists()) ?? refuse('a group of nobody');
      known.set(codes.join(), names);
      if (!Number.isSafeInteger(n) || n < 1) refuse('a group of nobody');
      for (const name of names) tally.set(name, count(name) + n);
    }
    for (const [name, { lower, upper }] of cells)
      if (!Number.isSafeInteger(count(name)) || count(name) < lower || count(name) > upper)
        refuse(`a witness would not print ${name} as it is`);
    for (const { terms, isNought } of relations) {
      const sum = terms.reduce((all, [name, times]) => all + times * count(name), 0);
      if (sum < 0 || (isNought && sum !== 0))
        refuse(`a witness does not add up: ${terms.map(([name]) => name).join(', ')}`);
    }
    for (const [t, { whole, part }] of targets.entries())
      seen[t]?.add(count(whole) - (part === '' ? 0 : count(part)));
  }
  const open = targets.filter((_, t) => !small.every((n) => seen[t]?.has(n)));
  for (const { whole, part } of open) {
    const proofs = notSmall.filter((one) => one.whole === whole && one.part === part);
    if (!proofs.some((proof) => isNotSmall(proof, figures, people, small)))
      refuse(`${whole}${part === '' ? '' : ` less ${part}`} does not keep every small value`);
  }
  const apart = readings.filter(({ isApart }) => isApart).length;
  const earlier = readings.length - 1 - apart;
  return [
    `${witnesses.length} invented sets of people would each have printed this release${earlier === 0 ? '' : ` and the ${earlier} before it`}.`,
    `Between them they give ${targets.length - open.length} counts and differences every value from ${small[0]} to ${small.at(-1)}; ${open.length} others can never be small.`,
    ...(apart > 0 ? [`${apart} earlier ones counted another delivery: nothing follows from them.`] : []),
  ];
}

/** The files of a folder that `release` or `protect` wrote. The ledger of a study lies two folders above. */
export function textsIn(folder: string): Texts {
  const read = (...names: string[]) => readFileSync(join(folder, ...names), 'utf8');
  const ledger = existsSync(join(folder, '..', '..', 'ledger.jsonl'))
    ? read('..', '..', 'ledger.jsonl')
    : null;
  return { release: read('public', 'release.json'), certificate: read('certificate.json'), ledger };
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  try {
    for (const sentence of check(textsIn(process.argv[2] ?? '.'))) console.log(sentence);
  } catch (error) {
    console.error(`Refused: ${error instanceof Error ? error.message : 'it cannot be read'}.`);
    process.exitCode = 3;
  }
