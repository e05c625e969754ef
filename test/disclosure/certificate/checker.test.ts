/** Certificates and their checker: what is refused, and that nothing wrong is taken. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Certificate, Release, Texts } from '../../../src/disclosure/certificate/certificate.ts';
import { check } from '../../../src/disclosure/certificate/checker.ts';
import { seal } from '../../../src/disclosure/certificate/seal.ts';
import { chanceFrom } from '../../../src/disclosure/witness/chance.ts';
import { aCertifiedRelease, holds } from './a-certified-release.ts';

const opened = (certificate: string): Certificate => {
  const { sha256: _, ...content } = JSON.parse(certificate) as Certificate & { sha256: string };
  return content;
};
/** The same, to be altered. */
const toAlter = (certificate: string): Certificate => structuredClone(opened(certificate));

/** What cannot be read as a certificate proves nothing. */
function isProof(content: Certificate, of: Texts): boolean {
  try {
    return holds(content, of);
  } catch {
    return false;
  }
}

/** Changes one thing somewhere within a list: a number by one, or two that change places, one gone or twice, or something else in its place. */
function alter(all: unknown, chance: (below: number) => number): void {
  const own = all as Record<string, unknown>;
  const keys = Object.keys(own);
  const key = keys[chance(keys.length)] ?? '';
  const other = keys[chance(keys.length)] ?? '';
  const value = own[key];
  const isDeep = typeof value === 'object' && value !== null;
  const kind = isDeep && chance(6) > 0 ? 5 : chance(5);
  if (kind === 5) alter(value, chance);
  else if (kind === 0 && typeof value === 'number') own[key] = value + 1 - 2 * chance(2);
  else if (kind === 1) [own[key], own[other]] = [own[other], value];
  else if (kind === 2 && Array.isArray(all)) all.splice(Number(key), 1);
  else if (kind === 3 && Array.isArray(all)) all.push(structuredClone(value));
  else own[key] = strange[chance(strange.length)];
}
const strange = [0, -1, 0.5, 2 ** 53, '0', '', '__proto__', 'constructor', null, [], {}, [0], true];

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const isRefused = (texts: Texts): boolean => {
  try {
    check(texts);
    return false;
  } catch {
    return true;
  }
};

describe('a certificate', () => {
  let texts: Texts;
  let other: Texts;
  beforeAll(async () => {
    texts = await aCertifiedRelease(1);
    other = await aCertifiedRelease(2, 'shown');
  });

  test('says what was proven', () => {
    expect(check(texts)).toMatch(
      /^\d+ invented sets of people .* every value from 0 to 4; \d+ others can never be small\.$/,
    );
    expect(check(other)).toContain('every value from 1 to 4');
    expect(holds(opened(texts.certificate), texts)).toBe(true);
  });

  test('is made of the same bytes every time', async () => {
    expect(await aCertifiedRelease(1)).toEqual(texts);
  });

  test('is refused when any byte of it was altered, taken out or put in', () => {
    const chance = chanceFrom(5);
    const { certificate } = texts;
    for (let i = 0; i < 600; i += 1) {
      const at = chance(certificate.length);
      const kind = chance(3);
      const put = String.fromCharCode(32 + chance(90));
      const altered = `${certificate.slice(0, at)}${kind === 0 ? '' : put}${certificate.slice(kind === 1 ? at : at + 1)}`;
      if (altered !== certificate) expect(isRefused({ ...texts, certificate: altered })).toBe(true);
    }
    for (const space of [' ', '\n'])
      expect(isRefused({ ...texts, certificate: certificate + space })).toBe(true);
    expect(isRefused({ ...texts, certificate: certificate.slice(0, certificate.length / 2) })).toBe(true);
    expect(isRefused({ ...texts, certificate: '' })).toBe(true);
  });

  test('altered in any of a thousand ways and sealed again, is accepted exactly when it still proves the release', () => {
    const chance = chanceFrom(9);
    let [accepted, refused] = [0, 0];
    for (let i = 0; i < 1000; i += 1) {
      const of = i % 2 === 0 ? texts : other;
      const content = toAlter(of.certificate);
      const part = (['witnesses', 'witnesses', 'groups', 'notSmall'] as const)[chance(4)] ?? 'groups';
      alter(content[part], chance);
      const isRight = !isRefused({ ...of, certificate: seal(content) });
      expect([i, part, isRight]).toEqual([i, part, isProof(content, of)]);
      if (isRight) accepted += 1;
      else refused += 1;
    }
    expect(accepted).toBeGreaterThan(50);
    expect(refused).toBeGreaterThan(500);
  }, 60_000);

  test('is refused when a proof that a count is never small is taken out, weakened or of another count', () => {
    for (const of of [texts, other]) {
      const { notSmall } = opened(of.certificate);
      expect(notSmall.length).toBeGreaterThan(0);
      for (const [i, one] of notSmall.entries()) {
        const [[name, by] = ['', 0]] = one.proof;
        const others = notSmall.filter((_, j) => j !== i);
        for (const worse of [
          [],
          [{ ...one, proof: [] }],
          [{ ...one, times: 1000 }],
          [{ ...one, times: 0 }],
          [{ ...one, proof: [[name, 50 * by] as const] }],
          [{ ...one, proof: [[name, Number.NaN] as const] }],
        ])
          expect(
            isRefused({
              ...of,
              certificate: seal({ ...opened(of.certificate), notSmall: [...others, ...worse] }),
            }),
          ).toBe(true);
      }
    }
  });

  test('is refused beside another release, and beside its own with any figure changed', () => {
    expect(isRefused({ ...texts, release: other.release })).toBe(true);
    expect(isRefused({ ...texts, release: `${texts.release} ` })).toBe(true);
    const release = JSON.parse(texts.release) as { tables: { cells: { kind: string; value?: number }[] }[] };
    const shown = release.tables.flatMap(({ cells }) => cells).filter(({ value }) => value !== undefined);
    for (const cell of shown) {
      const { value = 0 } = cell;
      for (const wrong of [value + 5, value - 5, value + 1]) {
        cell.value = wrong;
        const text = `${JSON.stringify(release)}\n`;
        expect(isRefused({ ...texts, release: text })).toBe(true);
      }
      cell.value = value;
    }
  });

  test('that is sealed for a release with a hidden figure shown, or with a shown one hidden, is refused', () => {
    const release = JSON.parse(texts.release) as { tables: { cells: { kind: string; value?: number }[] }[] };
    const sealedFor = (text: string) => {
      const sha256 = seal({ ...opened(texts.certificate), release: hashOf(text) });
      return { ledger: '', release: text, certificate: sha256 };
    };
    expect(isRefused(sealedFor(texts.release))).toBe(false);
    const hidden = release.tables.flatMap(({ cells }) => cells).filter(({ kind }) => kind === 'hidden');
    expect(hidden.length).toBeGreaterThan(0);
    for (const cell of hidden) {
      cell.kind = 'rounded';
      cell.value = 5;
      expect(isRefused(sealedFor(`${JSON.stringify(release)}\n`))).toBe(true);
      cell.kind = 'hidden';
      delete cell.value;
    }
  });

  test('cannot say who can be: that is read off the release', () => {
    const content = opened(texts.certificate);
    const { reading } = JSON.parse(texts.release) as Release;
    for (const claim of [{ axes: [] }, { reading: { ...reading, axes: [] } }, { sources: [] }]) {
      expect(isRefused({ ...texts, certificate: seal({ ...content, ...claim }) })).toBe(false);
      const proofs = content.notSmall.map((one) => ({ ...one, proof: [] }));
      expect(isRefused({ ...texts, certificate: seal({ ...content, ...claim, notSmall: proofs }) })).toBe(
        true,
      );
    }
  });
});

describe('the checker', () => {
  const file = (name: string) =>
    readFileSync(new URL(`../../../src/disclosure/certificate/${name}`, import.meta.url), 'utf8');

  test('is one file of under 200 lines that needs nothing but Node', () => {
    expect(file('checker.ts').split('\n').length - 1).toBeLessThan(200);
    const imports = [...file('checker.ts').matchAll(/^import (type )?.* from '([^']+)'/gm)];
    expect(imports.length).toBeGreaterThan(3);
    for (const [, isType, from] of imports) if (isType === undefined) expect(from).toMatch(/^node:/);
  });
});
