/** `node bench/sequence.js`: twenty releases of one invented study, each attacked beside all before it and verified; `--keep FOLDER --from 8` goes on with a kept one. Build first. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chanceFrom } from '../dist/disclosure/witness/chance.js';
import { inventStudy, openStudy, protectAside, releaseStudy, verifyFolder } from '../dist/index.js';

const { values: asked } = parseArgs({
  options: {
    tables: { type: 'string', default: 'demo' },
    releases: { type: 'string', default: '20' },
    admissions: { type: 'string', default: '600' },
    seed: { type: 'string', default: '1' },
    limit: { type: 'string', default: '600' },
    keep: { type: 'string' },
    from: { type: 'string', default: '1' },
  },
});
const folder = asked.keep ?? join(mkdtempSync(join(tmpdir(), 'homeward-sequence-')), 'study');
const chance = chanceFrom(Number(asked.seed));

/** Tables of the demo study, and the ten dimensions of which others are drawn. */
const demo = [
  ['home-region', 'age-band'],
  ['service', 'out-of-area:km-50'],
  ['home-region', 'out-of-area:region'],
  ['distance-band', 'gender'],
  ['deprivation'],
  ['ethnic-group'],
  ['looked-after', 'out-of-area:km-50'],
  ['quarter'],
  ['service', 'age-band'],
];
const crossing = [
  'home-region',
  'age-band',
  'gender',
  'ethnic-group',
  'deprivation',
  'service',
  'legal-status',
  'looked-after',
  'quarter',
  'out-of-area:km-50',
];

/**
 * `demo`: most of the demo's tables each time. `other`: with another age cut, other ages or a shorter period now and then. `crossing`: three random
 * tables over ten dimensions each time.
 * @type {Record<string, (k: number) => { tables: string[][], more?: Record<string, string> }>}
 */
const kinds = {
  demo: () => ({ tables: some(demo, 6) }),
  other: (k) => ({
    tables: some(demo, 6),
    more: {
      ...(k % 5 === 3 ? { 'age-bands': '[0, 14, 16]' } : {}),
      ...(k % 5 === 4 ? { period: '{ from: 2022-07, to: 2023-03 }' } : {}),
      ...(k % 7 === 5 ? { who: '{ age-at-admission: 13 to 17, services: tier-4-camhs }' } : {}),
    },
  }),
  crossing: () => ({ tables: [some(crossing, 2), some(crossing, 2), some(crossing, 1 + chance(2))] }),
};
const kind = kinds[asked.tables];
if (kind === undefined) throw new Error(`--tables is one of ${Object.keys(kinds).join(', ')}`);

const from = Number(asked.from);
if (from === 1) await inventStudy(folder, { admissions: Number(asked.admissions), seed: Number(asked.seed) });
const first = `${folder}.first.yaml`;
if (from === 1) copyFileSync(join(folder, 'study.yaml'), first);
const written = readFileSync(first, 'utf8');
process.stdout.write(
  'release  verdict   groups  targets  solves  hidden  more  tables  checked  CPU s  wall s   MB\n',
);
for (let k = 1; k <= Number(asked.releases); k += 1) {
  const study = studyWith(kind(k));
  if (k < from) continue;
  writeFileSync(join(folder, 'study.yaml'), study);
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const released = await releaseStudy(await openStudy(folder), {
    protect: protectAside,
    seconds: Number(asked.limit),
  });
  const { user, system } = process.cpuUsage(cpu);
  const costs = [
    number((user + system) / 1e6, 7, 1),
    number((performance.now() - started) / 1000, 8, 1),
    number(process.memoryUsage.rss() / 2 ** 20, 5),
  ];
  const { verified, figures, why } = told(released);
  const line = [number(k, 7), released.kind.padStart(8), ...figures, verified.padStart(8), ...costs];
  process.stdout.write(`${line.join(' ')}${why}\n`);
}
if (asked.keep === undefined) for (const path of [folder, first]) rmSync(path, { recursive: true });

/** @param {Awaited<ReturnType<typeof releaseStudy>>} released */
function told(released) {
  const nothing = [8, 8, 7, 7, 5, 7].map((width) => '-'.padStart(width));
  if (released.kind === 'refusal')
    return {
      verified: '-',
      figures: nothing,
      why: `  ${released.code}: ${released.reasons[0]?.slice(0, 150)}`,
    };
  const { attack, hiddenForRule, hiddenToProtect } = JSON.parse(
    readFileSync(join(released.folder, 'record.json'), 'utf8'),
  );
  const { groups, targets, solves, witnesses } = attack;
  return {
    verified: verifyFolder(released.folder).verified ? 'yes' : 'NO',
    figures: [
      number(groups, 8),
      number(targets, 8),
      number(solves, 7),
      number(hiddenForRule.length, 7),
      number(hiddenToProtect.length, 5),
      number(witnesses, 7),
    ],
    why: '',
  };
}

/** @param {{ tables: string[][], more?: Record<string, string> }} wanted */
function studyWith({ tables, more = {} }) {
  const distinct = new Map(tables.map((dimensions) => [[...dimensions].sort().join(), dimensions]));
  const lines = [...distinct.values()].map(
    ([rows, columns]) =>
      `  - { title: ${[rows, columns].filter(Boolean).join(' and ').replaceAll(':', ' ')}, rows: "${rows}"${columns ? `, columns: "${columns}"` : ''}, serves: variation }`,
  );
  const kept = written.replace(/\ntables:\n(?: {2}- .*\n)+/, `\ntables:\n${lines.join('\n')}\n`);
  return Object.entries(more).reduce(
    (text, [field, value]) =>
      new RegExp(`^${field}:`, 'm').test(text)
        ? text.replace(new RegExp(`^${field}: .*$`, 'm'), `${field}: ${value}`)
        : `${text}${field}: ${value}\n`,
    kept,
  );
}

/** `n` different items, in their order. @template T @param {readonly T[]} items @param {number} n */
function some(items, n) {
  const places = new Set();
  while (places.size < n) places.add(chance(items.length));
  return items.filter((_, place) => places.has(place));
}

/** @param {number} value @param {number} width @param {number} [digits] */
function number(value, width, digits = 0) {
  return value.toFixed(digits).padStart(width);
}
