/** Two real publications, where the shared files are there: what docs/how-safe-is-safe.md works by hand is found. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { attack } from './a-file.ts';

const folder = new URL('../../../../shared/data/published/', import.meta.url);
const file = (name: string) => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, folder))) });
const areThere = existsSync(folder);

it('the shared publications are there in continuous integration (elsewhere their absence is said)', () => {
  if (!areThere) console.warn('shared/data/published is absent: the real publications were not attacked');
  expect(areThere || process.env.CI === undefined).toBe(true);
});

/** The rows of the out-of-area file that match, with its header. */
function someRows(pattern: RegExp) {
  const [header = '', ...rows] = new TextDecoder().decode(file('oaps-2017-02.csv').bytes).split(/\r?\n/);
  const text = [header, ...rows.filter((row) => pattern.test(row))].join('\n');
  return { name: 'oaps-2017-02.csv', bytes: new TextEncoder().encode(text) };
}

describe.runIf(areThere)('out-of-area placements, February 2017', () => {
  it('two stars under a 10 are both 4', () => {
    const { targets } = attack([someRows(/of 100km or greater and less than 200km/)]);
    for (const place of ['gender=1', 'gender=2', 'mha-status=1', 'mha-status=2'])
      expect(
        targets.find(({ cell }) => cell.includes('region=999') && cell.includes(`|${place}|`)),
      ).toMatchObject({ printed: '*', verdict: 'exact', lower: 4, upper: 4, finding: true });
  });

  it('three stars between a 5 and a total of 5 are at most 2', () => {
    const { targets } = attack([someRows(/(OAPs ended|that ended).*"(Ccg|England)","(03E|)"/)]);
    for (const nights of ['8-14', '15-30', '31+'])
      expect(
        targets.find(({ cell }) => cell.includes('ccg=03E') && cell.includes(`nights=${nights}|`)),
      ).toMatchObject({ printed: '*', verdict: 'narrowed', lower: 0, upper: 2, finding: true });
  });

  it("London's days on wards for older adults are 15", () => {
    const { recovered } = attack([
      someRows(/Total number of OAP days.*"(England","",|BedType"|Region".*,"","",""|Region".*"BedType")/),
    ]);
    expect(recovered.map(({ cell, sentence }) => [cell, /\d+\.$/.exec(sentence)?.[0]])).toContainEqual([
      'bed-type-by-region|region=Y56|bed-type=11|oap-days',
      '15.',
    ]);
  });
});

describe.runIf(areThere)("the Children's Commissioner's figures", () => {
  it('leave nothing for what is withheld, and the total is said to be suspect', () => {
    const { findings, assumed, counts } = attack([
      file('cco22-nhse_clean.csv'),
      file('cco22-t4_england.csv'),
    ]);
    expect(findings).toHaveLength(36);
    expect(findings.every(({ sentence }) => sentence.includes('can be worked out exactly: 0'))).toBe(true);
    expect(assumed.join(' ')).toContain('465,421');
    expect(counts.unknown).toBe(0);
  });
});
