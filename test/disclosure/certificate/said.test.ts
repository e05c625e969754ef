/** What the checker takes a study's release and the ledger to say. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { linesOf, type Reading, type Release, said } from '../../../src/disclosure/certificate/said.ts';

const own: Reading = { label: '', names: {}, within: [], line: 0, isApart: false };
const rounded = (at: Record<string, string>, measure: string, value: number) => ({
  at,
  measure,
  kind: value < 0 ? 'hidden' : 'rounded',
  ...(value < 0 ? {} : { value }),
});
const flow = (step: string, reason: string, admissions: number, children: number) => [
  rounded({ step, reason }, 'admissions', admissions),
  rounded({ step, reason }, 'children', children),
];
const pair = { definition: 'km-50', 'other-definition': 'region' };

const release: Release = {
  policy: { smallestShown: 5, zeros: 'hidden', roundTo: 5 },
  dimensions: [],
  tables: [
    {
      id: 'headlines',
      cells: [
        rounded({}, 'admissions', 100),
        rounded({}, 'children', 90),
        rounded({}, 'episodes', 95),
        { at: {}, measure: 'median-distance', kind: 'shown', value: 27, unit: 'km' },
        rounded({}, 'out-of-area:km-50:yes', 40),
        { at: {}, measure: 'share:out-of-area:km-50', kind: 'derived', value: 40 },
      ],
    },
    {
      id: 'inclusion',
      cells: [
        ...flow('all', 'kept', 110, 95),
        ...flow('age', 'kept', 100, 90),
        ...flow('age', 'older', 10, -1),
      ],
    },
    { id: 'agreement', cells: [rounded(pair, 'both', 20), rounded(pair, 'not-determined', -1)] },
    {
      id: 'quality',
      cells: [rounded({ check: 'home' }, 'admissions', 5), rounded({ check: 'home' }, 'children', -1)],
    },
    {
      id: 'age-band',
      cells: [
        rounded({ 'age-band': '13-15' }, 'admissions', 5),
        rounded({ 'age-band': 'all' }, 'admissions', 100),
        { at: { 'age-band': '0-12' }, measure: 'admissions', kind: 'notApplicable' },
      ],
    },
  ],
};

describe('what is said', () => {
  test('a cell says the counts that print it, at its plain places', () => {
    const { cells } = said(release, [], [own]);
    expect(cells.get('age-band|age-band=13-15|admissions')).toEqual({
      places: [['age-band=13-15']],
      kind: 'rounded',
      lower: 5,
      upper: 7,
    });
    expect(cells.get('age-band|age-band=0-12|admissions')).toMatchObject({ lower: 0, upper: 0 });
    expect(cells.get('headlines|out-of-area:km-50:yes')).toMatchObject({
      places: [['out-of-area:km-50=yes']],
      lower: 38,
      upper: 42,
    });
    expect(cells.get('headlines|admissions')?.places).toEqual([[]]);
    expect(cells.get('inclusion|step=age|reason=kept|admissions')?.places).toEqual([[]]);
    expect(cells.get('inclusion|step=all|reason=kept|admissions')?.places).toEqual([]);
    expect(cells.get('agreement|definition=km-50|other-definition=region|both')?.places).toEqual([
      ['out-of-area:km-50=yes', 'out-of-area:region=yes'],
    ]);
    expect(
      cells.get('agreement|definition=km-50|other-definition=region|not-determined')?.places,
    ).toHaveLength(5);
    expect([...cells.keys()].filter((name) => /median|share/.test(name))).toEqual([]);
  });

  test('children are no more than admissions, and the steps add up', () => {
    const words = said(release, [], [own]).relations.map(
      ({ terms, isNought }) =>
        `${terms.map(([name, times]) => `${times > 0 ? '+' : '-'}${name}`).join(' ')} ${isNought ? '=' : '≥'} 0`,
    );
    expect(words).toContain('+headlines|admissions -headlines|episodes ≥ 0');
    expect(words).toContain('+quality|check=home|admissions -quality|check=home|children ≥ 0');
    expect(words).toContain('+headlines|children -quality|check=home|children ≥ 0');
    expect(words).toContain(
      '+inclusion|step=age|reason=kept|admissions +inclusion|step=age|reason=older|admissions -inclusion|step=all|reason=kept|admissions = 0',
    );
    expect(words).toContain(
      '+inclusion|step=age|reason=kept|children +inclusion|step=age|reason=older|children -inclusion|step=all|reason=kept|children ≥ 0',
    );
    expect(words).toContain('+headlines|children -inclusion|step=age|reason=kept|children = 0');
  });

  test('an earlier release counts within its own categories, and may not be left out', () => {
    const line = { type: 'released', previous: '', dimensions: [], tables: release.tables };
    const earlier: Reading = {
      label: 'first/',
      names: { 'age-band': 'age-band of first' },
      within: [['period=a', 'period=b']],
      line: 0,
      isApart: false,
    };
    const { cells } = said(release, [line], [own, earlier]);
    expect(cells.get('first/age-band|age-band=13-15|admissions')?.places).toEqual([
      ['age-band of first=13-15', 'period=a'],
      ['age-band of first=13-15', 'period=b'],
    ]);
    expect(cells.has('first/headlines|children')).toBe(false);
    expect(() => said(release, [line], [own])).toThrow('left out');
  });
});

describe('the ledger', () => {
  const chained = (contents: readonly object[]) => {
    let previous = '0'.repeat(64);
    const rows = contents.map((content) => {
      const line = { ...content, previous };
      previous = createHash('sha256').update(JSON.stringify(line)).digest('hex');
      return JSON.stringify({ ...line, hash: previous });
    });
    return { text: `${rows.join('\n')}\n`, head: { lines: rows.length, hash: previous } };
  };
  const { text, head } = chained([{ type: 'study' }, { type: 'released', release: 'first' }]);

  test('is read as far as the certificate knew it', () => {
    expect(linesOf(text, head)).toHaveLength(2);
    expect(linesOf(`${text}{"type":"released"}\n`, head)).toHaveLength(2);
    expect(linesOf(null, null)).toEqual([]);
  });

  test('is refused altered, cut, missing, or another', () => {
    for (let at = 0; at < text.length - 1; at += 1) {
      const other = text[at] === '1' ? '2' : '1';
      expect(() => linesOf(`${text.slice(0, at)}${other}${text.slice(at + 1)}`, head)).toThrow();
    }
    expect(() => linesOf(text.split('\n')[0] ?? '', head)).toThrow();
    expect(() => linesOf(null, head)).toThrow('missing');
    expect(() => linesOf(text, null)).toThrow('does not know');
    expect(() => linesOf(text, { ...head, hash: 'f'.repeat(64) })).toThrow('another');
  });
});
