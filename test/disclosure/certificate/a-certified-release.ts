/** Small invented releases with their certificates, and somebody else's way of checking these. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { loadSolvers } from '../../../src/disclosure/attack/solver.ts';
import type { Certificate, Texts } from '../../../src/disclosure/certificate/certificate.ts';
import { type Certified, certify } from '../../../src/disclosure/certificate/certify.ts';
import { dimensionsOf } from '../../../src/disclosure/certificate/group-rows.ts';
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
      dimensions: dimensionsOf(model.axes, dimensions),
      sources: [{ names: {}, within: [[]], isSame: true }],
    };
    const release = `${JSON.stringify({ format: 'homeward/release@1', id: `r${seed}`, policy: rule, dimensions, tables, reading })}\n`;
    const whole = tableCounted(
      { tables: tables as unknown as readonly ProtectedTable[] },
      model,
      'n',
      dimensions,
      {
        start: [],
        columnUpper: 100_000,
      },
    );
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

/** Whether a certificate's content proves the release, by adding up people one by one; says nothing of proofs for what is never small. */
export function holds(certificate: Certificate, { release }: Texts): boolean {
  const {
    policy: rule,
    tables,
    reading,
  } = JSON.parse(release) as {
    policy: Policy;
    reading: HowToRead;
    tables: { id: string; cells: { at: Place['at']; kind: string; value?: number }[] }[];
  };
  const small = Array.from({ length: rule.smallestShown }, (_, n) => n).filter(
    (n) => n > 0 || rule.zeros === 'hidden',
  );
  const all = tables.flatMap(({ id, cells }) => cells.map((cell) => ({ ...cell, id })));
  const placeOf = (codes: readonly number[]) =>
    Object.fromEntries(
      reading.dimensions.map(({ name, finest }, d) => [
        name,
        finest[codes[d] ?? -1]?.[0]?.replace(/.*=/, '') ?? '',
      ]),
    ) as unknown as Group;
  const worlds = certificate.witnesses.map((rows) =>
    rows.map(([g, n]) => {
      const codes = certificate.groups[g];
      return { n, group: placeOf(Array.isArray(codes) ? codes : []) };
    }),
  );
  const keyOf = ({ area, age, sex }: Group) => [area, age, sex].join();
  const known = new Map(
    groups.map((group) => [keyOf(group), all.map(({ at }) => (isIn(group, at) ? 1 : 0))]),
  );
  const isWorld = worlds.every((rows) =>
    rows.every(({ n, group }) => Number.isInteger(n) && n > 0 && known.has(keyOf(group))),
  );
  if (!isWorld) return false;
  const counts = worlds.map((rows) => {
    const total = all.map(() => 0);
    for (const { n, group } of rows)
      known.get(keyOf(group))?.forEach((is, i) => {
        total[i] = (total[i] ?? 0) + is * n;
      });
    return total;
  });
  const prints = counts.every((world) =>
    all.every(({ kind, value }, i) => {
      const n = world[i] ?? 0;
      return (
        kind === 'hidden' ||
        (n === 0 ? value === 0 && rule.zeros === 'shown' : n >= 5 && Math.floor(n / 5 + 0.5) * 5 === value)
      );
    }),
  );
  const never = new Set(certificate.notSmall.map(({ whole }) => whole));
  const nameOf = (i: number) =>
    [all[i]?.id, ...Object.entries(all[i]?.at ?? {}).map((place) => place.join('=')), 'n'].join('|');
  const covers = all.every(
    ({ kind }, i) =>
      kind !== 'hidden' || never.has(nameOf(i)) || small.every((n) => counts.some((world) => world[i] === n)),
  );
  return prints && covers;
}
