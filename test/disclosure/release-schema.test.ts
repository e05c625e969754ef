/** `release.json` and a study's `record.json` keep to their schemas; what was changed does not. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { protect } from '../../src/disclosure/protect.ts';
import type { DisclosureRecord } from '../../src/disclosure/record.ts';
import { recordSchema } from '../../src/disclosure/record-schema.ts';
import type { ProtectedTable, Release, ReleasedCell } from '../../src/disclosure/release.ts';
import { releaseSchema } from '../../src/disclosure/release-schema.ts';
import { mhsds } from './policies.ts';
import { aGeography, aStudy, randomResults } from './random-results.ts';

type Json = Record<string, unknown>;

const textOf = (example: string): string =>
  readFileSync(new URL(`../../examples/${example}/expected/release.json`, import.meta.url), 'utf8');

/** What a reader has of a release: without the brand of its tables. */
type Read = Omit<Release, 'tables'> & {
  readonly tables: readonly Pick<ProtectedTable, 'id' | 'title' | 'dimensions' | 'cells'>[];
};

describe('release.json', () => {
  it.each(['invented-v6', 'protect'])('of %s keeps to its schema, to the last field', (example) => {
    const read: Read = releaseSchema.parse(JSON.parse(textOf(example)));
    expect(read).toEqual(JSON.parse(textOf(example)));
  });

  const changes: readonly [what: string, path: string, change: (release: Release) => void][] = [
    ['a hidden cell with a value', 'tables', change('hidden', { value: 3 })],
    ['a hidden cell with a reason', 'tables', change('hidden', { reason: 'small' })],
    ['a rounded cell without a value', 'tables', change('rounded', { value: undefined })],
    ['a rounded cell with part of a person', 'tables', change('rounded', { value: 5.5 })],
    ['a share that does not say of what', 'tables', change('derived', { of: undefined })],
    ['a share of more than all', 'tables', change('derived', { value: 101 })],
    ['a place where nobody can be with a value', 'tables', change('notApplicable', { value: 0 })],
    ['a cell of another kind', 'tables', change('shown', { kind: 'exact' })],
    ['a category that is a number', 'tables', change('rounded', { at: { year: 2016 } })],
    [
      'a figure of how much was hidden',
      'hiddenForRule',
      (release) => Object.assign(release, { hiddenForRule: 3 }),
    ],
    ['no dimensions', 'dimensions', (release) => Reflect.deleteProperty(release, 'dimensions')],
    ['another format', 'format', (release) => Object.assign(release, { format: 'homeward/release@2' })],
    ['a policy with a field too many', 'policy', ({ policy }) => Object.assign(policy, { k: 5 })],
    [
      'a proof of another level',
      'certificate',
      (release) => Object.assign(release.certificate ?? {}, { level: 'L2' }),
    ],
    ['axes under another name', 'reading', ({ reading }) => Object.assign(reading ?? {}, { dimensions: [] })],
    [
      'a limit that is a word',
      'reading',
      ({ reading }) => Object.assign(reading?.holds[0] ?? {}, { upper: 'none' }),
    ],
    ['a day', 'madeWith', ({ madeWith }) => Object.assign(madeWith, { on: '2026-01-01' })],
  ];

  it.each(changes)('with %s does not', (_, path, make) => {
    const release = JSON.parse(textOf('invented-v6'));
    make(release);
    expect(release).not.toEqual(JSON.parse(textOf('invented-v6')));
    const { issues = [] } = releaseSchema.safeParse(JSON.parse(JSON.stringify(release))).error ?? {};
    expect(issues.map((issue) => issue.path[0] ?? keysOf(issue))).toEqual([path]);
  });
});

/** Fields of the first cell of a kind; undefined takes one away. */
function change(kind: ReleasedCell['kind'], fields: Json): (release: Release) => void {
  return ({ tables }) => {
    const cell = tables.flatMap(({ cells }) => cells).find((one) => one.kind === kind);
    Object.assign(cell ?? {}, fields);
  };
}

const keysOf = (issue: object): unknown =>
  'keys' in issue && Array.isArray(issue.keys) ? issue.keys[0] : '';

describe('record.json of a study', async () => {
  const study = aStudy();
  const made = await protect({
    results: randomResults(study, 200, 3),
    study,
    policy: mhsds,
    geography: aGeography,
    id: 'invented-admissions',
    version: '0.1.0',
  });
  if (made.kind !== 'release') throw new Error(made.reasons.join(' '));
  const text = JSON.stringify(made.record);

  it('keeps to its schema, to the last field', () => {
    const read: DisclosureRecord = recordSchema.parse(JSON.parse(text));
    expect(read).toEqual(JSON.parse(text));
    expect(
      [read.hiddenForRule, read.hiddenToProtect, read.proposals].map(({ length }) => length),
    ).not.toContain(0);
  });

  it('comes with a release that keeps to its own', () => {
    const release = JSON.parse(JSON.stringify(made.release));
    expect(releaseSchema.parse(release)).toEqual(release);
  });

  it.each<[string, string, (record: DisclosureRecord) => object]>([
    ['a field too many', 'attack', ({ attack }) => Object.assign(attack, { seconds: 3 })],
    ['part of a figure', 'tables', ({ tables }) => Object.assign(tables[0] ?? {}, { shown: 0.5 })],
    ['a scope that is none', 'attack', ({ attack }) => Object.assign(attack, { scope: 'all' })],
    ['half a hash', 'ledger', ({ ledger }) => Object.assign(ledger, { hash: 'ab' })],
    [
      'a move that nobody knows',
      'proposals',
      ({ proposals }) => Object.assign(proposals[0] ?? {}, { kind: 'swap' }),
    ],
    ['a policy that is a name', 'policy', (record) => Object.assign(record, { policy: 'mhsds-2017' })],
  ])('with %s does not', (_, path, make) => {
    const record = JSON.parse(text);
    make(record);
    const { issues = [] } = recordSchema.safeParse(record).error ?? {};
    expect(issues.map((issue) => issue.path[0])).toEqual([path]);
  });
});
