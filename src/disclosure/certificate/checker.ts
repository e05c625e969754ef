/** Checks a certificate without a solver: `node checker.js FOLDER`. Needs nothing but Node. */
// Witnesses are invented sets of people, each of which would have printed this release and all before it. Between them they give every hidden count
// and every difference of printed counts every small value, or a proof says that it is never small. Who can be, and what must be shown, the release says.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type * as Of from './certificate.ts';

const refuse = (why: string): never => {
  throw new Error(why);
};
const ensure = (isSo: boolean, why: string): boolean => isSo || refuse(why);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const dimensionOf = (place = ''): string => place.slice(0, place.indexOf('='));

/** Counts by name, each with the places in one of which its people are, and what is said of them. */
function countsOf(sources: readonly Of.Source[], { smallestShown, zeros, roundTo }: Of.Release['policy']) {
  const small = [...Array(smallestShown).keys()].filter((n) => n > 0 || zeros === 'hidden');
  const cells = new Map<string, { places: string[][]; kind: string }>();
  const said = new Map<string, Of.Said>();
  for (const [i, { tables, reading, how }] of sources.entries())
    for (const { id, cells: printed } of tables)
      for (const { at, measure, kind, value = 0, unit, ...says } of printed) {
        if (/^(derived|statistic)$/.test(kind) || unit !== undefined || measure.startsWith('share')) continue;
        const plain = [id, ...Object.entries(at).map((place) => place.join('=')), measure].join('|');
        const places = (reading?.counts[plain] ?? [at]).flatMap((place) => {
          const some = Object.entries(place).filter(([, code]) => code !== 'all');
          const all = some.map(([name, code]) => `${how.names[name] ?? name}=${code}`);
          return how.within.map((within) => [...all, ...within]);
        });
        const isRounded = kind === 'rounded' && value > 0;
        const lower = isRounded ? Math.max(smallestShown, value - Math.floor(roundTo / 2)) : value;
        const upper = isRounded ? value + Math.ceil(roundTo / 2) - 1 : kind === 'hidden' ? null : value;
        // What no dimension divides is one count wherever the same people were counted.
        const own = i === 0 ? plain : `${i} ${plain}`;
        const name = places.length === 0 ? plain : own;
        if (i === 0 || places.length > 0) cells.set(name, { places, kind });
        const isLinked = cells.has(name) && (name === own || how.isSame);
        if (isLinked) said.set(own, { terms: [[name, 1]], lower, upper, ...says });
      }
  for (const [i, one] of (sources[0]?.reading?.holds ?? []).entries()) said.set(String(i), one);
  return { small, cells, said, nested: sources[0]?.reading?.nested ?? [] };
}

/** Somebody who is in both; none when these contradict each other: each has a place of one dimension that the other has not. */
function both(one: Of.Places, other: Of.Places): readonly Of.Places[] {
  const own = one.filter((place) => !other.includes(place)).map(dimensionOf);
  const further = other.filter((place) => !one.includes(place));
  return further.some((place) => own.includes(dimensionOf(place))) ? [] : [[...one, ...further]];
}

/** Who can be. Somebody is the names of the cells that count them. */
function peopleOf(axes: readonly Of.Axis[], { cells, said }: ReturnType<typeof countsOf>) {
  const undivided = [...cells].flatMap(([name, { places }]) => (places.length > 0 ? [] : new Set([name])));
  const beginning = new Map<string, [name: string, rest: string[]][]>();
  for (const [name, { places }] of cells)
    for (const [first = '', ...rest] of places)
      beginning.set(first, [...(beginning.get(first) ?? []), [name, rest]]);
  const somebody = (places: Of.Places): Set<string> => {
    const all = new Set(['', ...places]);
    const begun = [...all].flatMap((first) => beginning.get(first) ?? []);
    return new Set(begun.flatMap(([name, rest]) => (rest.every((place) => all.has(place)) ? [name] : [])));
  };
  const known = new Map<string, Map<string, Set<string>[]>>();
  /** By cell, whom it counts: all whom the dimensions of these cells can tell apart (others are one, in all places that they share), but for those counted where nobody is. */
  const everybody = (names: string[]): Map<string, Set<string>[]> => {
    const used = new Set(names.flatMap((name) => cells.get(name)?.places.flat().map(dimensionOf) ?? []));
    const key = [...used].sort().join();
    const counted = known.get(key) ?? new Map<string, Set<string>[]>();
    if (known.has(key)) return counted;
    let all: Of.Places[] = [[]];
    for (const { finest } of axes) {
      const alike = new Map<string, Of.Places>();
      for (const one of finest) {
        const place = one.filter((own) => used.has(dimensionOf(own))).join();
        alike.set(place, alike.get(place)?.filter((own) => one.includes(own)) ?? one);
      }
      all = all.flatMap((some) => [...alike.values()].flatMap((one) => both(some, one)));
    }
    for (const one of [...undivided, ...all.map(somebody)])
      if ([...one].every((name) => said.get(name)?.upper !== 0))
        for (const name of one) counted.get(name)?.push(one) ?? counted.set(name, [one]);
    known.set(key, counted);
    return counted;
  };
  return { undivided, somebody, everybody };
}

/** The release, and the releases and official figures in the ledger before it, put together as the release says. */
export function worldOf(release: Of.Release, ledger: string, certificate: Of.Certificate) {
  const { release: hash, ledger: head } = certificate;
  const { axes, sources: read } = release.reading ?? refuse('the release does not say how it is read');
  const rows = ledger.split('\n');
  const isKnown = (row: string) => /"type":"(released|official)"/.test(row);
  const [first, own] = [rows.slice(0, head.lines), rows.findIndex((row) => row.includes(hash))];
  ensure(sha256(first.join('\n')) === head.sha256, 'the ledger is missing or was altered');
  ensure(!rows.slice(head.lines, own < 0 ? undefined : own).some(isKnown), 'the ledger says more');
  const lines = first.filter(isKnown).map((row) => JSON.parse(row) as Of.Tables);
  const how = (i: number) => read[i] ?? refuse('the release does not speak of all before it');
  const sources = [release, ...lines].map((one, i) => ({ ...one, how: how(i) }));
  ensure(read.length === sources.length && how(0).within.length > 0, 'the release speaks of more');
  const counts = countsOf(sources, release.policy);
  const before = sources.slice(1).filter(({ how: { within } }) => within.length > 0).length;
  const world = { ...counts, ...peopleOf(axes, counts), axes, before };
  for (const [name, { upper }] of counts.said) {
    const isPeopled = upper === 0 || !counts.cells.has(name) || world.everybody([name]).has(name);
    ensure(isPeopled, `nobody can be in ${name}`);
  }
  return world;
}
export type World = ReturnType<typeof worldOf>;

/** What must keep every small value: each hidden count, and printed ones less others in them that could be nearly as many. */
export function targetsOf({ cells, said, nested, everybody, small }: World): Of.Target[] {
  const found = [...cells].flatMap(([whole, { kind }]) => (kind === 'hidden' ? { whole, part: '' } : []));
  const isPrinted = (name: string) => /^(rounded|shown|exact|between)$/.test(cells.get(name)?.kind ?? '');
  const isNear = (whole: string, part: string) =>
    [whole, part].every(isPrinted) &&
    (said.get(whole)?.lower ?? 0) - (said.get(part)?.upper ?? Infinity) <= (small.at(-1) ?? 0);
  for (const part of [...cells.keys()].filter(isPrinted)) {
    const people = everybody([part]);
    const own = people.get(part) ?? [];
    const holding = [...(own[0] ?? [])].filter((name) => own.every((one) => one.has(name)));
    const more = holding.filter((name) => people.get(name)?.length !== own.length && isNear(name, part));
    found.push(...more.map((whole) => ({ whole, part })));
  }
  const near = nested.filter(([whole, part]) => isNear(whole, part));
  return [...found, ...near.map(([whole, part]) => ({ whole, part }))];
}

/** Whether what is said fits so many times into the target, and comes to more than small (times under nought: holds it, and is less). */
export function isNotSmall({ whole, part, times, proof }: Of.Proof, { said, everybody, small }: World) {
  const isExact = (n: number) => Number.isInteger(n) && Math.abs(n) < 1e6;
  if (![times, ...proof.map(([, by]) => by)].every(isExact)) return false;
  const total = new Map([[part, times]]).set(whole, -times);
  let least = 0;
  for (const [name, by] of proof) {
    const { terms, lower, upper } = said.get(name) ?? refuse(`a proof by ${name}`);
    for (const [one, factor] of terms) total.set(one, (total.get(one) ?? 0) + factor * by);
    least += by === 0 ? 0 : by * (by > 0 ? lower : (upper ?? Infinity));
    if (!Number.isSafeInteger(least)) return false;
  }
  const people = everybody([...total.keys()]);
  const fits = (one: Set<string>) => [...one].reduce((sum, name) => sum + (total.get(name) ?? 0), 0) <= 0;
  const isFit = [...total.keys()].every((name) => people.get(name)?.every(fits) ?? true);
  return isFit && least > times * ((times > 0 ? small.at(-1) : small[0]) ?? Infinity);
}

/** Throws what is wrong; otherwise says what was proven. */
export function check({ release: releaseText, certificate: text, ledger }: Of.Texts): string {
  const body = text.slice(2, text.lastIndexOf('"sha256"'));
  ensure(text === `{\n${body}"sha256": "${sha256(body)}"\n}\n`, 'the certificate was altered');
  const certificate = JSON.parse(text) as Of.Certificate;
  ensure(certificate.release === sha256(releaseText), 'the certificate is of another release');
  const world = worldOf(JSON.parse(releaseText) as Of.Release, ledger, certificate);
  const targets = targetsOf(world).map((target) => ({ ...target, seen: new Set<number>() }));
  const nobody = () => refuse('a group of nobody');
  const groups = certificate.groups.map((one) => {
    if (typeof one === 'string') return world.undivided.find((own) => own.has(one));
    const own = world.axes.map(({ finest }, i) => finest.find((_, n) => n === one[i]) ?? nobody());
    return world.somebody(own.reduce<Of.Places>((some, more) => both(some, more)[0] ?? nobody(), []));
  });
  for (const witness of certificate.witnesses) {
    const tally = new Map<string, number>();
    const count = (name: string) => tally.get(name) ?? 0;
    for (const [group, n] of witness) {
      ensure([group, n].every(Number.isSafeInteger) && n > 0, 'a group of nobody');
      for (const name of groups[group] ?? nobody()) tally.set(name, count(name) + n);
    }
    for (const { terms, lower, upper } of world.said.values()) {
      const sum = terms.reduce((all, [name, times]) => all + times * count(name), 0);
      const isPrinted = Number.isSafeInteger(sum) && sum >= lower && sum <= (upper ?? Infinity);
      ensure(isPrinted, `a witness would not print ${terms.map(([name]) => name).join(', ')} as it is`);
    }
    for (const { whole, part, seen } of targets) seen.add(count(whole) - count(part));
  }
  const open = targets.filter(({ seen }) => !world.small.every((n) => seen.has(n)));
  for (const { whole, part } of open) {
    const proofs = certificate.notSmall.filter((one) => one.whole === whole && one.part === part);
    const isProven = proofs.some((proof) => isNotSmall(proof, world));
    ensure(isProven, `${whole}${part && ` less ${part}`} does not keep every small value`);
  }
  return `${certificate.witnesses.length} invented sets of people would each have printed this release${world.before === 0 ? '' : ` and the ${world.before} before it`}. Between them they give ${targets.length - open.length} counts and differences every value from ${world.small[0]} to ${world.small.at(-1)}; ${open.length} others can never be small.`;
}

/** The files of a folder that `release` or `protect` wrote. The ledger of a study lies two folders above. */
export function textsIn(folder: string): Of.Texts {
  const read = (...names: string[]) => readFileSync(join(folder, ...names), 'utf8');
  const ledger = existsSync(join(folder, '../../ledger.jsonl')) ? read('../../ledger.jsonl') : '';
  return { release: read('public', 'release.json'), certificate: read('certificate.json'), ledger };
}

if (realpathSync(process.argv[1] ?? '.') === import.meta.filename)
  try {
    console.log(check(textsIn(process.argv[2] ?? '.')));
  } catch (error) {
    console.error(`Refused: ${error instanceof Error ? error.message : 'it cannot be read'}.`);
    process.exitCode = 3;
  }
