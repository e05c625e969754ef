/** Small invented releases with their certificates, and somebody else's way of checking these. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { loadSolvers } from '../../../src/disclosure/attack/solver.ts';
import type { Certificate, Texts } from '../../../src/disclosure/certificate/certificate.ts';
import { type Certified, certify } from '../../../src/disclosure/certificate/certify.ts';
import { axesRead } from '../../../src/disclosure/certificate/group-rows.ts';
import { tableCounted } from '../../../src/disclosure/certificate/table-counted.ts';
import type { Policy } from '../../../src/disclosure/policy/policy.ts';
import type { HowToRead, ProtectedTable } from '../../../src/disclosure/release.ts';
import { tableModel } from '../../../src/disclosure/tables/table-model.ts';

export const policy = JSON.parse(
  readFileSync(new URL('../../../policies/mhsds-2017.json', import.meta.url), 'utf8'),
) as Policy;

const categories = (codes: readonly string[], parents: (code: string) => readonly string[] = () => []) =>
  codes.map((code) => ({ code, name: code, parents: parents(code) }));

/** Four areas in two crossing groupings, three ages, two sexes. */
export const dimensions = [
  {
    name: 'area',
    categories: [
      ...categories(['east', 'west', 'north', 'south'], (code) => [
        /st$/.test(code) ? 'across' : 'along',
        /^[en]/.test(code) ? 'sea' : 'hills',
      ]),
      ...categories(['across', 'along', 'sea', 'hills']),
    ],
  },
  { name: 'age', categories: categories(['0-12', '13-15', '16-17']) },
  { name: 'sex', categories: categories(['f', 'm']) },
];

interface Place {
  readonly at: Readonly<Record<string, string>>;
  readonly id: string;
}

const places = ['area,age', 'area,sex'].flatMap((names): readonly Place[] =>
  names.split(',').reduce<Place[]>(
    (found, name) => {
      const codes = dimensions.find((dimension) => dimension.name === name)?.categories ?? [];
      return found.flatMap(({ at, id }) =>
        [...codes.map(({ code }) => code), 'all'].map((code) => ({ id, at: { ...at, [name]: code } })),
      );
    },
    [{ id: `${names.replace(',', '-by-')}`, at: {} }],
  ),
);

const groups = ['east', 'west', 'north', 'south'].flatMap((area) =>
  ['0-12', '13-15', '16-17'].flatMap((age) => ['f', 'm'].map((sex) => ({ area, age, sex }))),
);
type Group = (typeof groups)[number];

const isIn = (group: Group, at: Place['at']): boolean =>
  Object.entries(at).every(([name, code]) => {
    const own = group[name as keyof Group];
    const parents = dimensions
      .find((dimension) => dimension.name === name)
      ?.categories.find((category) => category.code === own)?.parents;
    return code === 'all' || code === own || parents?.includes(code) === true;
  });

/** A release of random small counts: what the rule hides, and whatever else was needed to certify it. */
export async function aCertifiedRelease(seed: number, zeros: 'shown' | 'hidden' = 'hidden') {
  const rule: Policy = { ...policy, zeros };
  const count = groups.map((_, i) => {
    const byte = createHash('sha256').update(`${seed} ${i}`).digest()[0] ?? 0;
    return byte % 3 === 0 ? byte % 6 : byte % 40;
  });
  const truth = places.map(({ at }) =>
    groups.reduce((sum, group, i) => sum + (isIn(group, at) ? (count[i] ?? 0) : 0), 0),
  );
  const hidden = new Set(truth.flatMap((n, i) => (n < 5 && (n > 0 || zeros === 'hidden') ? [i] : [])));
  const nameOf = ({ id, at }: Place) =>
    [id, ...Object.entries(at).map((place) => place.join('=')), 'n'].join('|');
  const solvers = await loadSolvers();
  for (;;) {
    const cells = places.map((place, i) => ({
      at: place.at,
      measure: 'n',
      ...(hidden.has(i)
        ? { kind: 'hidden' as const }
        : { kind: 'rounded' as const, value: Math.round((truth[i] ?? 0) / 5) * 5 }),
    }));
    const tables = ['area-by-age', 'area-by-sex'].map((id) => ({
      id,
      title: id,
      dimensions: id.split('-by-'),
      cells: cells.filter((_, i) => places[i]?.id === id),
    }));
    const model = tableModel({
      policy: rule,
      dimensions,
      tables: tables.map(({ id, dimensions: names, cells: own }) => ({
        id,
        dimensions: names,
        cells: own.map(({ at, measure }) => ({ at, measure, says: { kind: 'hidden' } })),
      })),
    });
    const reading = {
      counts: {},
      holds: [],
      nested: [],
      axes: axesRead(model.axes, dimensions),
      sources: [{ names: {}, within: [[]], isSame: true }],
    };
    const release = `${JSON.stringify({ format: 'homeward/release@1', id: `r${seed}`, policy: rule, dimensions, tables, reading })}\n`;
    const whole = tableCounted({ tables: tables as unknown as readonly ProtectedTable[] }, model, 'n', {
      start: [],
      columnUpper: 100_000,
    });
    if (whole === null) throw new Error('small tables are one table');
    const certified: Certified = certify(
      {
        release,
        ledger: null,
        counted: [whole],
      },
      solvers,
      { mostAsked: 20 },
    );
    if (certified.kind === 'certified') return { release, certificate: certified.certificate, ledger: '' };
    for (const { whole, part } of certified.open)
      for (const name of [part === '' ? whole : part]) {
        const i = places.findIndex((place) => nameOf(place) === name);
        if (hidden.has(i))
          for (const [j, { at }] of places.entries()) if (sharesPeople(at, places[i]?.at)) hidden.add(j);
        hidden.add(i);
      }
  }
}

const sharesPeople = (a: Place['at'], b: Place['at'] | undefined): boolean =>
  b !== undefined &&
  Object.keys(a).length === Object.keys(b).length &&
  groups.some((group) => isIn(group, a) && isIn(group, b));

/** Whether a certificate's content proves the release, by adding up people one by one, and proofs group by group. */
export function holds(certificate: Certificate, { release }: Texts): boolean {
  const { policy: rule, tables, reading } = JSON.parse(release) as Printed;
  const small = Array.from({ length: rule.smallestShown }, (_, n) => n).filter(
    (n) => n > 0 || rule.zeros === 'hidden',
  );
  const all = tables.flatMap(({ id, cells }) =>
    cells.map(({ at, kind, value = 0 }) => ({
      name: [id, ...Object.entries(at).map((place) => place.join('=')), 'n'].join('|'),
      isHidden: kind === 'hidden',
      least: kind === 'hidden' ? 0 : value === 0 ? 0 : Math.max(5, value - 2),
      most: kind === 'hidden' ? Number.POSITIVE_INFINITY : value === 0 ? 0 : value + 2,
      isIn: groups.map((group) => isIn(group, at)),
    })),
  );
  const placeOf = (codes: unknown): number =>
    Array.isArray(codes)
      ? groups.findIndex((group) =>
          reading.axes.every(
            ({ name, finest }, d) =>
              Number.isInteger(codes[d]) &&
              finest[codes[d] as number]?.[0] === `${name}=${group[name as keyof Group]}`,
          ),
        )
      : -1;
  const worlds = certificate.witnesses.map((rows) =>
    rows.map(([g, n]) => [Number.isInteger(g) ? placeOf(certificate.groups[g]) : -1, n]),
  );
  const isWhole = (n: unknown) => Number.isSafeInteger(n) && Number(n) > 0;
  if (!certificate.groups.every((codes) => placeOf(codes) >= 0)) return false;
  if (!worlds.flat().every(([at = -1, n]) => at >= 0 && isWhole(n))) return false;
  const counts = worlds.map((people) =>
    all.map((cell) => people.reduce((sum, [at = -1, n = 0]) => sum + (cell.isIn[at] ? n : 0), 0)),
  );
  if (!counts.every((world) => all.every(({ least, most }, i) => within(world[i] ?? -1, least, most))))
    return false;
  const possible = groups.map((_, at) => all.every(({ most, isIn: own }) => most > 0 || !own[at]));
  const isProven = (whole: string, part: string): boolean =>
    certificate.notSmall.some((one) => {
      if (one.whole !== whole || one.part !== part) return false;
      const said = one.proof.map(([name, by]) => ({ cell: all.find((cell) => cell.name === name), by }));
      const target = (at: number) =>
        [whole, part].map((name) => (all.find((cell) => cell.name === name)?.isIn[at] ? 1 : 0));
      const fits = groups.every((_, at) => {
        const [inWhole = 0, inPart = 0] = target(at);
        const sum = said.reduce((total, { cell, by }) => total + (cell?.isIn[at] ? by : 0), 0);
        return !possible[at] || sum <= one.times * (inWhole - inPart);
      });
      const least = said.reduce(
        (total, { cell, by }) =>
          total + (by === 0 ? 0 : by * ((by > 0 ? cell?.least : cell?.most) ?? Number.NaN)),
        0,
      );
      const limit = one.times > 0 ? small.at(-1) : small[0];
      return (
        [one.times, ...said.map(({ by }) => by)].every(Number.isInteger) &&
        fits &&
        least > one.times * (limit ?? 0)
      );
    });
  const keeps = (whole: string, part: string, valueIn: (world: readonly number[]) => number): boolean =>
    small.every((n) => counts.some((world) => valueIn(world) === n)) || isProven(whole, part);
  return all.every((one, i) =>
    one.isHidden
      ? keeps(one.name, '', (world) => world[i] ?? -1)
      : all.every((other, j) => {
          const own = other.isIn.map((is, at) => is && possible[at]);
          const more = one.isIn.map((is, at) => is && possible[at]);
          const isNested =
            own.some(Boolean) &&
            own.every((is, at) => !is || more[at]) &&
            more.some((is, at) => is && !own[at]);
          const isNear = !other.isHidden && one.least - other.most <= (small.at(-1) ?? 0);
          return (
            !isNested || !isNear || keeps(one.name, other.name, (world) => (world[i] ?? 0) - (world[j] ?? 0))
          );
        }),
  );
}

interface Printed {
  readonly policy: Policy;
  readonly reading: HowToRead;
  readonly tables: readonly {
    readonly id: string;
    readonly cells: readonly { readonly at: Place['at']; readonly kind: string; readonly value?: number }[];
  }[];
}

const within = (n: number, least: number, most: number): boolean =>
  Number.isSafeInteger(n) && n >= least && n <= most;
