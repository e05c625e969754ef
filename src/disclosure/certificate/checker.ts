/**
 * Checks a certificate without a solver: `node checker.js FOLDER`. It holds witnesses: invented sets of people, each of which would have printed
 * this release and every earlier one. Between them they give every hidden count, and every difference of printed counts that lie in each
 * other, every small value, so that nobody can tell from what was printed which is the true one; or it proves that the count is not small.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

type At = Record<string, string>;
type Printed = { at: At; measure: string; kind: string; value?: number; unit?: string; lower?: number };
type Table = { id: string; cells: (Printed & { upper?: number | null })[] };
type Categories = { code: string; parent?: string; parents?: string[] }[];
type Tables = { tables: Table[]; dimensions: { name: string; categories: Categories }[] };
type Policy = { smallestShown: number; zeros: string; roundTo: number };
type Line = Tables & { type: string; previous: string; sha256?: string; population?: { delivery: string } };
type Terms = (readonly [cell: string, times: number])[];
export type Cell = { places: string[][]; kind: string; lower: number; upper: number };
export type Relation = { terms: Terms; isNought: boolean };
export type Target = { whole: string; part: string };
export type Reading = { label: string; names: At; within: string[][]; line: number; isApart: boolean };
type Proof = Target & { times: number; proof: Terms };
type Witness = { groups: number[][]; counts: Record<string, number> };
type Given = { release: string; ledger: { lines: number; hash: string } | null; readings: Reading[] };
export type Dimension = { name: string; finest: string[][] };
export type Certificate = Given & { dimensions: Dimension[]; notSmall: Proof[]; witnesses: Witness[] };
export type Texts = { release: string; certificate: string; ledger: string | null };

const refuse = (why: string): never => {
  throw new Error(why);
};
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const dimensionOf = (place: string): string => place.slice(0, place.indexOf('='));

/** The file: a field a line, and at the end a hash of all before it. */
export function seal(content: object): string {
  const lines = Object.entries(content).map((field) => field.map((part) => JSON.stringify(part)).join(': '));
  const body = `{\n${lines.join(',\n')},\n`;
  return `${body}"sha256": "${sha256(body)}"\n}\n`;
}

/** Whom a cell counts: people in all of these categories, or in all of those; none for a count that no dimension divides. */
function placesOf(id: string, at: At, measure: string, isLast: boolean): At[] {
  const [, definition, verdict = ''] = /^(out-of-area:.+):(.+)$/.exec(measure) ?? [];
  if (definition !== undefined) return [{ [definition]: verdict }];
  if (measure === 'admissions' && (id === 'headlines' || (isLast && at.reason === 'kept'))) return [{}];
  if (/^(headlines|inclusion|quality)$/.test(id)) return [];
  if (id !== 'agreement') return [at];
  const agreed = ['both yes yes', 'only-first yes no', 'only-second no yes', 'neither no no', '? ? ?'];
  const all = [...agreed, '? ? yes', '? ? no', '? yes ?', '? no ?'].map((words) =>
    words.replaceAll('?', 'not-determined').split(' '),
  );
  return all
    .filter(([word]) => word === measure)
    .map(([, one = '', other = '']) => ({
      [`out-of-area:${at.definition}`]: one,
      [`out-of-area:${at['other-definition']}`]: other,
    }));
}

/** Count cells by name, with the least and the greatest count that print what they print. */
export function cellsOf(
  tables: Table[],
  { smallestShown, roundTo }: Policy,
  { label, names, within }: Reading,
): Map<string, Cell> {
  const found = new Map<string, Cell>();
  for (const { id, cells } of tables)
    for (const { at, measure, kind, value = 0, unit, lower, upper } of cells) {
      if (/^(derived|statistic)$/.test(kind) || unit !== undefined || measure.startsWith('share')) continue;
      const isLast = id === 'inclusion' && at.step === cells.at(-1)?.at.step;
      const places = placesOf(id, at, measure, isLast).flatMap((place) => {
        const own = Object.entries(place).filter(([, code]) => code !== 'all');
        const all = [own.map(([name, code]) => `${names[name] ?? name}=${code}`)];
        return within.reduce((found, any) => found.flatMap((some) => any.map((one) => [...some, one])), all);
      });
      const isRounded = kind === 'rounded' && value > 0;
      const low = isRounded ? Math.max(smallestShown, value - Math.floor(roundTo / 2)) : value;
      const high = kind === 'hidden' ? Infinity : isRounded ? value + Math.ceil(roundTo / 2) - 1 : value;
      const name = [label + id, ...Object.entries(at).map((place) => place.join('=')), measure].join('|');
      found.set(name, {
        places,
        kind,
        lower: lower ?? low,
        upper: upper === null ? Infinity : (upper ?? high),
      });
    }
  return found;
}

/** No more children than admissions, no part more than its whole; what a step keeps is what the next one keeps and loses. */
export function relationsOf(cells: ReadonlyMap<string, Cell>): Relation[] {
  const found: Relation[] = [];
  const add = (more: string[], less: string, isNought = false) => {
    const terms = [...more, less].map((name, i) => [name, i < more.length ? 1 : -1] as const);
    if (terms.every(([name]) => cells.has(name))) found.push({ terms, isNought });
  };
  add(['headlines|admissions'], 'headlines|episodes');
  add(['headlines|episodes'], 'headlines|children');
  for (const measure of ['admissions', 'children']) {
    const steps: string[][] = [];
    for (const name of [...cells.keys()].filter((one) => one.endsWith(`|${measure}`))) {
      if (measure === 'children') add([name.replace(/children$/, 'admissions')], name);
      if (name.startsWith('quality|')) add([`headlines|${measure}`], name);
      if (/^inclusion\|.*\|reason=kept\|/.test(name)) steps.push([name]);
      else if (name.startsWith('inclusion|')) steps.at(-1)?.push(name);
    }
    for (const [i, parts] of [...steps, [`headlines|${measure}`]].entries()) {
      const kept = steps[i - 1]?.[0] ?? '';
      add(parts, kept, measure === 'admissions' || i === steps.length);
      if (i < steps.length) for (const part of parts) add([kept], part);
    }
  }
  return found;
}

/** Who can be, by the finest categories of some dimensions: for each of them the cells that count them. */
export function peopleOf(dimensions: Dimension[], cells: ReadonlyMap<string, Cell>) {
  const starting = new Map<string, [string, string[]][]>();
  for (const [name, { places }] of cells)
    for (const [first = '', ...rest] of places)
      starting.set(first, [...(starting.get(first) ?? []), [name, rest]]);
  const countedBy = (lists: string[][]): Set<string> | null => {
    const all = new Set(['', ...lists.flat()]);
    const isIn = (own: string[]) => (one: string) =>
      dimensionOf(one) !== dimensionOf(own[0] ?? '') || own.includes(one);
    if (!lists.every((own) => [...all].every(isIn(own)))) return null;
    const among = (first: string) =>
      (starting.get(first) ?? []).filter(([, rest]) => rest.every((one) => all.has(one)));
    return new Set([...all].flatMap(among).map(([name]) => name));
  };
  const isEmpty = (names: Set<string>) => [...names].some((name) => cells.get(name)?.upper === 0);
  const known = new Map<string, Set<string>[]>();
  const everybody = (names: string[]): Set<string>[] => {
    const own = dimensions.filter(({ name }) => names.includes(name));
    const key = own.map(({ name }) => name).join();
    const found = known.get(key) ?? [];
    if (known.has(key)) return found;
    let lists: string[][][] = [[]];
    for (const { finest } of own)
      lists = lists.flatMap((some) =>
        finest.map((one) => [...some, one]).filter((all) => countedBy(all) !== null),
      );
    found.push(...lists.flatMap((all) => countedBy(all) ?? []).filter((one) => !isEmpty(one)));
    known.set(key, found);
    return found;
  };
  return { countedBy, everybody };
}
export type People = ReturnType<typeof peopleOf>;

/** What must keep every small value: each hidden count, and printed ones less others in them that could be nearly as many. */
export function targetsOf(
  cells: ReadonlyMap<string, Cell>,
  relations: Relation[],
  { everybody }: People,
  mostSmall: number,
): Target[] {
  const isPrinted = (cell: Cell | undefined): cell is Cell =>
    cell !== undefined && !/^(hidden|notApplicable)$/.test(cell.kind);
  const isNear = (whole: string, part: string) => {
    const [a, b] = [cells.get(whole), cells.get(part)];
    return isPrinted(a) && isPrinted(b) && a.lower - b.upper <= mostSmall;
  };
  const found = [...cells].flatMap(([whole, { kind }]) => (kind === 'hidden' ? { whole, part: '' } : []));
  for (const [part, cell] of cells) {
    const people =
      isPrinted(cell) && cell.places.length > 0 ? everybody(cell.places.flat().map(dimensionOf)) : [];
    const own = people.filter((one) => one.has(part));
    for (const whole of own[0] ?? [])
      if (
        isNear(whole, part) &&
        own.every((one) => one.has(whole)) &&
        people.some((one) => one.has(whole) && !one.has(part))
      )
        found.push({ whole, part });
  }
  for (const {
    terms: [[whole] = [''], [part] = [''], third],
    isNought,
  } of relations)
    if (
      third === undefined &&
      !isNought &&
      cells.get(part)?.places.length === 0 &&
      isNear(whole, part) &&
      whole.split('|').at(-1) === part.split('|').at(-1)
    )
      found.push({ whole, part });
  return found;
}

/**
 * Whether printed counts, so many times each, fit so many times into the target for everybody who can be, and come to more than small; or, for a
 * number of times under nought, whether the target fits into them and they come to less.
 */
export function isNotSmall(
  { whole, part, times, proof }: Proof,
  cells: ReadonlyMap<string, Cell>,
  relations: Relation[],
  { everybody }: People,
  small: readonly [number, number],
): boolean {
  const total = new Map([[whole, -times]]);
  const add = (name: string, by: number) => total.set(name, (total.get(name) ?? 0) + by);
  if (part !== '') add(part, times);
  let least = 0;
  for (const [name, by] of proof) {
    const relation = relations[Number(name)];
    const { lower = 0, upper = 0 } = cells.get(name) ?? {};
    if (!Number.isSafeInteger(by)) return false;
    if (relation === undefined) add(name, by);
    else for (const [one, factor] of relation.terms) add(one, factor * by);
    if (relation === undefined) least += by * (by > 0 ? lower : upper);
    else if (by < 0 && !relation.isNought) return false;
  }
  const names = [...total.keys()].flatMap((name) => cells.get(name)?.places ?? refuse(name));
  const fits = (name: Iterable<string>) =>
    [...name].reduce((sum, one) => sum + (total.get(one) ?? 0), 0) <= 0;
  const undivided = [...total.keys()].filter((name) => cells.get(name)?.places.length === 0);
  return (
    least > times * small[times > 0 ? 1 : 0] &&
    undivided.every((name) => fits([name])) &&
    everybody(names.flat().map(dimensionOf)).every(fits)
  );
}

/** The ledger as it was attacked, every line chained to the one before. */
function linesOf(text: string, lines: number, head: string): Line[] {
  let hash = '0'.repeat(64);
  const found = text
    .split('\n')
    .slice(0, lines)
    .map((row) => {
      const { hash: own, ...line } = JSON.parse(row) as Line & { hash: string };
      if (line.previous !== hash || sha256(JSON.stringify(line)) !== own) refuse('the ledger was altered');
      hash = own;
      return line;
    });
  return hash === head ? found : refuse('the ledger is not the one that the certificate was made with');
}

/** What the release and everything before it prints, and how its counts hang together. */
export function readAll(release: Tables & { policy: Policy }, lines: Line[], readings: Reading[]) {
  const { policy, tables } = release;
  const [own, ...earlier] = readings;
  if (own === undefined) return refuse('the certificate does not say how to read the release');
  const cells = cellsOf(tables, policy, own);
  const relations = relationsOf(cells);
  for (const reading of earlier) {
    const line = lines[reading.line] ?? refuse('the ledger has no such line');
    if (reading.isApart) continue;
    for (const [name, cell] of cellsOf(line.tables, policy, reading)) {
      const same = name.slice(reading.label.length);
      if (cell.places.length > 0) cells.set(name, cell);
      else if (cells.has(same) && String(reading.within) === String(own.within)) {
        cells.set(name, cell);
        relations.push({
          terms: [
            [same, 1],
            [name, -1],
          ],
          isNought: true,
        });
      }
    }
  }
  return { cells, relations };
}

/** Throws what is wrong; otherwise says what was proven. */
export function check({ release: releaseText, certificate: text, ledger }: Texts): string[] {
  const { sha256: _, ...certificate } = JSON.parse(text) as Certificate & { sha256: string };
  if (seal(certificate) !== text) refuse('the certificate was altered');
  const { dimensions, readings, notSmall, witnesses } = certificate;
  if (certificate.release !== sha256(releaseText)) refuse('the certificate is of another release');
  if ((ledger === null) !== (certificate.ledger === null))
    refuse('there is a ledger and the certificate names none, or it is missing');
  const release = JSON.parse(releaseText) as Tables & { policy: Policy };
  const lines = linesOf(
    ledger ?? '',
    certificate.ledger?.lines ?? 0,
    certificate.ledger?.hash ?? '0'.repeat(64),
  );
  lines.forEach(({ type }, i) => {
    const isRead = readings.slice(1).some(({ line }) => line === i);
    if (/^(released|official)$/.test(type) && !isRead)
      refuse('the certificate leaves out an earlier release');
  });
  const { cells, relations } = readAll(release, lines, readings);
  for (const { dimensions: stated } of [
    release,
    ...lines.filter(({ type }) => /^(released|official)$/.test(type)),
  ])
    for (const { name, categories } of stated)
      for (const { code, parent = 'all', parents = [parent] } of categories) {
        const lists = (dimensions.find((one) => one.name === name)?.finest ?? []).filter((one) =>
          one.includes(`${name}=${code}`),
        );
        const isKnown = parents.every(
          (above) =>
            above === 'all' ||
            lists.every((one) => one.some((place) => place.endsWith(`=${above.replace(/.*=/, '')}`))),
        );
        if (!isKnown) refuse(`the certificate puts ${name} ${code} elsewhere`);
      }
  const people = peopleOf(dimensions, cells);
  const small = [release.policy.zeros === 'hidden' ? 0 : 1, release.policy.smallestShown - 1] as const;
  const targets = targetsOf(cells, relations, people, small[1]).map((target) => ({
    ...target,
    seen: new Set<number>(),
  }));
  const counted = new Map<string, Set<string>>();
  for (const { groups, counts } of witnesses) {
    const tally = new Map(
      [...cells].map(([name, { places }]) => [name, places.length > 0 ? 0 : (counts[name] ?? -1)]),
    );
    for (const group of groups) {
      const [n = 0, ...codes] = group;
      const lists = () =>
        codes.map((code, i) => dimensions[i]?.finest[code] ?? refuse('a group of no category'));
      const isNumber = codes.length === dimensions.length && Number.isSafeInteger(n) && n > 0;
      const names = counted.get(codes.join()) ?? people.countedBy(lists()) ?? refuse('a group of nobody');
      if (!isNumber) refuse('a group of nobody');
      counted.set(codes.join(), names);
      for (const name of names) tally.set(name, (tally.get(name) ?? 0) + n);
    }
    const count = (name: string) => tally.get(name) ?? 0;
    for (const [name, { lower, upper }] of cells)
      if (!Number.isSafeInteger(count(name)) || count(name) < lower || count(name) > upper)
        refuse(`a witness would print ${name} otherwise`);
    for (const { terms, isNought } of relations) {
      const sum = terms.reduce((all, [name, times]) => all + times * count(name), 0);
      if (sum < 0 || (isNought && sum > 0))
        refuse(`a witness does not add up at ${terms.map(([name]) => name).join(', ')}`);
    }
    for (const { whole, part, seen } of targets) seen.add(count(whole) - (part === '' ? 0 : count(part)));
  }
  for (const { whole, part, seen } of targets) {
    const isSeen = Array.from({ length: small[1] - small[0] + 1 }, (_, i) => seen.has(small[0] + i)).every(
      Boolean,
    );
    const proofs = isSeen ? [] : notSmall.filter((one) => one.whole === whole && one.part === part);
    if (!isSeen && !proofs.some((proof) => isNotSmall(proof, cells, relations, people, small)))
      refuse(`${whole}${part === '' ? '' : ` less ${part}`} is not shown to keep every small value`);
  }
  return [
    `${witnesses.length} invented sets of people would each have printed this release${lines.length > 0 ? ' and all earlier ones' : ''}.`,
    `Between them they give each of ${targets.length - notSmall.length} hidden counts and differences every value from ${small[0]} to ${small[1]}; ${notSmall.length} others are proven to be larger.`,
  ];
}

/** The files of a folder that `release` or `protect` wrote; a study's ledger lies two folders above. */
export function textsIn(folder: string): Texts {
  const [ledger, release] = [
    join(folder, '..', '..', 'ledger.jsonl'),
    join(folder, 'public', 'release.json'),
  ];
  const read = (file: string) => readFileSync(file, 'utf8');
  return {
    release: read(release),
    certificate: read(join(folder, 'certificate.json')),
    ledger: existsSync(ledger) ? read(ledger) : null,
  };
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  for (const sentence of check(textsIn(process.argv[2] ?? '.'))) console.log(sentence);
