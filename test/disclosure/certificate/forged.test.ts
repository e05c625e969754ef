/** Certificates of releases that give a count away, by somebody who writes whatever they like and seals it. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Certificate, Proof, Texts } from '../../../src/disclosure/certificate/certificate.ts';
import { check } from '../../../src/disclosure/certificate/checker.ts';
import { seal } from '../../../src/disclosure/certificate/seal.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const cell = (area: string, value: number | null) => ({
  at: { area },
  measure: 'n',
  ...(value === null ? { kind: 'hidden' } : { kind: 'rounded', value }),
});
const finest = (name: string, ...codes: readonly string[]) => ({
  name,
  finest: codes.map((code) => [`${name}=${code}`]),
});
const sources = [{ names: {}, within: [[]], isSame: true }];

/** Three of 5 to 7 and all of 23 to 27: whoever is left are two at least. */
const narrowed = {
  policy: { smallestShown: 5, zeros: 'hidden', roundTo: 5 },
  dimensions: [],
  tables: [{ id: 't', cells: [cell('a', 5), cell('b', 5), cell('c', 5), cell('all', 25), cell('d', null)] }],
  reading: { counts: {}, holds: [], nested: [], axes: [finest('area', 'a', 'b', 'c', 'd')], sources },
};
/** Exact figures, the same total twice. */
const twice = {
  policy: { smallestShown: 10, zeros: 'hidden', roundTo: 1 },
  dimensions: [],
  tables: [
    { id: 's', cells: [cell('all', 28)] },
    { id: 't', cells: [cell('a', 20), cell('d', null)] },
    { id: 'u', cells: [{ at: { kind: 'k' }, measure: 'n', kind: 'rounded', value: 28 }] },
  ],
  reading: { ...narrowed.reading, axes: [finest('area', 'a', 'd'), finest('kind', 'k')] },
};

const forged = (content: object, release: object = narrowed): Texts => {
  const text = `${JSON.stringify(release)}\n`;
  const empty = { lines: 0, sha256: hashOf('') };
  const begun = { format: 'homeward/certificate@1', level: 'L1', release: hashOf(text), ledger: empty };
  const certificate = { ...begun, notSmall: [], groups: [], witnesses: [], ...content } as Certificate;
  return { release: text, certificate: seal(certificate), ledger: '' };
};
const groups = [[0], [1], [2], [3]];
const among = (d: number, ...more: readonly unknown[]) => [
  [0, 7],
  [1, 7],
  [2, 7],
  ...(d === 0 ? [] : [[3, d]]),
  ...more,
];
const small = [0, 1, 2, 3, 4];

describe('no certificate passes for a count that is never less than two', () => {
  const honest = small.slice(2).map((d) => among(d));
  const refused = (content: object, why: string | RegExp) =>
    expect(() => check(forged(content))).toThrow(why);

  test('whatever values its witnesses claim', () => {
    refused({ groups, witnesses: honest }, 't|area=d|n does not keep every small value');
    refused({ groups, witnesses: small.map((d) => among(d)) }, 'would not print');
    for (const more of [[3, -2], [3, -0], [3, 0.5], [3, '1'], [3, null], [3], [], '31', null])
      refused({ groups, witnesses: [...honest, among(2, more), among(3, more)] }, /nobody|iterable/);
    refused(
      { groups, witnesses: [...honest, among(2 ** 53 - 1, [3, 2 ** 53 - 1], [3, 4])] },
      'would not print',
    );
  });

  test('whoever its groups are', () => {
    const nobody = [
      [4],
      [-1],
      [0.5],
      ['__proto__'],
      ['constructor'],
      ['length'],
      [[]],
      [null],
      [],
      {},
      'x',
      '',
      null,
      7,
    ];
    for (const one of nobody)
      refused({ groups: [...groups, one], witnesses: small.map((d) => among(d, [4, 4])) }, /./);
    for (const one of ['__proto__', 'length', 'at', -1, 4, 0.5, null])
      refused({ groups, witnesses: small.map((d) => among(d, [one, 4])) }, /./);
  });

  test('whoever it says can be, or who was counted before', () => {
    const [first] = narrowed.reading.axes;
    const elsewhere = [...(first?.finest ?? []), ['area=nowhere']];
    for (const axes of [[], [{ name: 'area', finest: [] }], [{ name: 'area', finest: elsewhere }]]) {
      const notSmall = [{ whole: 't|area=d|n', part: '', times: 1, proof: [['t|area=a|n', 1]] }];
      const claims = { axes, readings: sources, reading: { ...narrowed.reading, axes } };
      refused({ ...claims, groups, notSmall }, 'does not keep');
      const witnesses = small.map((d) => among(d, [4, 4]));
      refused({ ...claims, groups: [...groups, [4]], witnesses }, 'a group of nobody');
    }
  });

  test('whatever it calls a proof', () => {
    const whole = { whole: 't|area=d|n', part: '', times: 1 };
    const total = 't|area=all|n';
    const proofs: readonly object[] = [
      { ...whole, proof: [[total, 1]] },
      {
        ...whole,
        proof: [
          [total, 1],
          ['t|area=a|n', -1],
          ['t|area=b|n', -1],
          ['t|area=c|n', -1],
        ],
      },
      { ...whole, times: 0, proof: [[total, 1]] },
      { ...whole, times: -1, proof: [[total, -1]] },
      { ...whole, times: '1', proof: [] },
      { ...whole, times: 1, proof: [[total, '1']] },
      { ...whole, times: 1, proof: [[total, null]] },
      { whole: 't|area=d|n', proof: [[total, 1]] },
      { whole: total, part: '', times: 1, proof: [[total, 1]] },
    ];
    for (const proof of proofs) refused({ groups, witnesses: honest, notSmall: [proof] }, 'does not keep');
    for (const name of ['0', 0, '__proto__', '', null, ['t|area=a|n']])
      refused({ groups, notSmall: [{ ...whole, proof: [[name, 1]] }] }, 'a proof by');
  });
});

describe('a proof by numbers that a computer cannot add exactly is none', () => {
  const refused = (release: object, proof: Proof['proof'], whole: string) =>
    expect(() => check(forged({ notSmall: [{ whole, part: '', times: 1, proof }] }, release))).toThrow(
      `${whole} does not keep every small value`,
    );

  test('of how often a count is taken', () => {
    const alone = (table: string, value: number | null) => ({
      id: table,
      cells: [{ ...cell('all', value), at: {} }],
    });
    const holds = [
      {
        terms: [
          ['x|n', 1],
          ['y|n', -1],
        ],
        lower: 0,
        upper: 0,
      },
    ];
    const counts = { 'x|n': [], 'y|n': [], 'z|n': [] };
    const reading = { ...narrowed.reading, counts, holds, axes: [] };
    const release = { ...twice, tables: [alone('x', 20), alone('y', 20), alone('z', null)], reading };
    for (const size of [2 ** 53 - 1, 2 ** 52, 1 - 2 ** 53]) {
      const [more, less] = [size, -size].map((by) => Array.from({ length: 8 }, () => ['0', by] as const));
      refused(release, [...(more ?? []), ['x|n', 1], ...(less ?? [])], 'z|n');
    }
  });

  test('of what they come to', () => {
    const total = 9_100_000_001;
    const tables = [
      { id: 's', cells: [cell('all', total)] },
      { id: 't', cells: [cell('a', total - 9), cell('d', null)] },
      { id: 'u', cells: [{ at: { kind: 'k' }, measure: 'n', kind: 'rounded', value: total }] },
    ];
    for (let times = 999_900; times < 1e6; times += 1) {
      const proof = [
        ['s|area=all|n', times + 1],
        ['t|area=a|n', -1],
        ['u|kind=k|n', -times],
      ] as const;
      refused({ ...twice, tables }, proof.toReversed(), 't|area=d|n');
      refused({ ...twice, tables }, proof, 't|area=d|n');
    }
  });
});
