/** Over random small deliveries the program answers what a slow and obvious computation answers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { analyseStudy, openStudy } from '../../src/index.ts';
import { answer } from './oracle.ts';
import { randomStudy } from './random-delivery.ts';
import { writeStudyFiles } from './study-files.ts';

/** More with `ORACLE_SEEDS=500`; another stretch with `ORACLE_FIRST_SEED=1000`. */
const howMany = Number(process.env.ORACLE_SEEDS ?? 18);
const first = Number(process.env.ORACLE_FIRST_SEED ?? 1);
const layouts = ['v4', 'v5', 'v6'] as const;
const styles = ['spec', 'dars'] as const;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-oracle-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the program and the oracle agree', () => {
  for (let seed = first; seed < first + howMany; seed += 1) {
    const layout = layouts[seed % 3] ?? 'v5';
    const style = styles[Math.floor(seed / 3) % 2] ?? 'spec';
    it(`on random delivery ${seed} (layout ${layout}, style ${style})`, async () => {
      const question = randomStudy(folder, seed, layout, style);
      writeStudyFiles(folder, question);
      expect(differences(await results(), answer(folder, question))).toEqual([]);
    });
  }
});

async function results() {
  const { inclusion, headlines, tables, agreement, official } = await analyseStudy(await openStudy(folder));
  return { inclusion, headlines, tables, agreement, official };
}

/** Each figure that differs, as `path: program … oracle …`; else whether the text differs (order of keys). */
function differences(program: object, oracle: object): readonly string[] {
  const [ours, theirs] = [new Map(leaves(program)), new Map(leaves(oracle))];
  const paths = [...new Set([...ours.keys(), ...theirs.keys()])];
  const different = paths.filter((path) => ours.get(path) !== theirs.get(path));
  if (different.length === 0 && JSON.stringify(program) !== JSON.stringify(oracle)) return ['order differs'];
  return different.map((path) => `${path}: program ${ours.get(path)}, oracle ${theirs.get(path)}`);
}

function leaves(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`));
}
