/** Published files read back from the disk: nothing but released cells, and nothing that nobody reads. */
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publicFiles } from '../../src/disclosure/public-files.ts';
import { type FileReader, readBack } from '../../src/disclosure/read-back/read-back.ts';
import { aRelease } from '../publication/a-release.ts';
import { aFolder } from '../study/a-study.ts';

const release = aRelease();
const table = release.tables.find(({ dimensions }) => dimensions.length === 2)?.id ?? '';
const csv = `tables/${table}.csv`;

function written(): string {
  const folder = aFolder();
  for (const { path, text } of publicFiles(release)) {
    mkdirSync(dirname(join(folder, 'public', path)), { recursive: true });
    writeFileSync(join(folder, 'public', path), text);
  }
  return folder;
}

/** Written, with one file changed. */
function changed(path: string, change: (text: string) => string): string {
  const folder = written();
  const file = join(folder, 'public', path);
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error('nothing was changed');
  writeFileSync(file, after);
  return folder;
}

const anyNote: FileReader = { reads: (path) => path === 'note.txt', strays: () => ['line 1'] };

describe('files as they were made', () => {
  it('are read back without a word', () => {
    expect(readBack(written(), release)).toBeNull();
  });
});

const tampered: readonly (readonly [string, string, (text: string) => string])[] = [
  ['a figure of a CSV table', csv, (text) => text.replace(/,(\d+)\n/, ',7654\n')],
  ['a hidden figure', csv, (text) => text.replace(',[c]\n', ',3\n')],
  [
    'two rows swapped in their figures',
    csv,
    (text) => text.replace(/,(\d+)\n([^\n]*),\[c\]\n/, ',[c]\n$2,$1\n'),
  ],
  ['a row more', csv, (text) => `${text}Y56,all,secret,3\n`],
  ['a row twice', csv, (text) => text.replace(/([^\n]*\n)$/, '$1$1')],
  ['a row less', csv, (text) => text.replace(/\n[^\n]*\n$/, '\n')],
  ['a column more', csv, (text) => text.replaceAll('\n', ',3\n')],
  ['a name of a column', csv, (text) => text.replace('measure', 'measure 3')],
  ['a comment', csv, (text) => `# 3\n${text}`],
  ['a space', csv, (text) => text.replace('admissions,', 'admissions ,')],
  ['another line end', csv, (text) => text.replaceAll('\n', '\r\n')],
  ['a mark in front', csv, (text) => `\ufeff${text}`],
  ['a last line without its end', csv, (text) => `${text}3`],
  ['a figure of release.json', 'release.json', (text) => text.replace(/"value": \d+/, '"value": 7654')],
  ['a kind', 'release.json', (text) => text.replace('"kind": "hidden"', '"kind": "hidden", "value": 3')],
  ['a field more', 'release.json', (text) => text.replace('{', '{ "hidden": 3,')],
  [
    'a cell more',
    'release.json',
    (text) => text.replace('"cells": [', '"cells": [{"measure": "n", "value": 3},'),
  ],
  ['a key written twice', 'release.json', (text) => text.replace('"id":', '"id": 3,\n  "id":')],
  ['a word of the policy', 'release.json', (text) => text.replace('"roundTo": 5', '"roundTo": 1')],
  ['spaces', 'release.json', (text) => `${text}   `],
  ['no JSON', 'release.json', () => '3'],
];

describe('a release is stopped by', () => {
  it.each(tampered)('%s', (_, path, change) => {
    const refusal = readBack(changed(path, change), release);
    expect(refusal).toMatchObject({ kind: 'refusal', code: 'RELEASE_FIGURE_UNKNOWN', exitCode: 3 });
    expect(refusal?.reasons[0]?.startsWith(`${path}, `)).toBe(true);
    expect(refusal?.reasons.join(' ')).not.toContain('7654');
  });

  it('a file that nobody reads, wherever it is', () => {
    for (const path of ['counts.csv', 'tables/other.txt', '.hidden', 'tables/deep/x.csv', 'picture.png']) {
      const folder = written();
      mkdirSync(dirname(join(folder, 'public', path)), { recursive: true });
      writeFileSync(join(folder, 'public', path), '3');
      expect(readBack(folder, release)?.code, path).toBe('RELEASE_FILE_UNKNOWN');
    }
  });

  it('a table of no such name', () => {
    const folder = written();
    writeFileSync(join(folder, 'public', 'tables', 'other.csv'), 'measure,value\nadmissions,3\n');
    expect(readBack(folder, release)?.reasons).toEqual([
      'tables/other.csv, the whole file: no table of the release has this name: not a released figure in its place.',
    ]);
  });

  it('a file that is missing, and one that leads elsewhere', () => {
    const folder = written();
    const file = join(folder, 'public', csv);
    rmSync(file);
    expect(readBack(folder, release)?.reasons).toEqual([`${csv} is missing.`]);
    symlinkSync(join(folder, 'public', 'release.json'), file);
    expect(readBack(folder, release)?.code).toBe('RELEASE_FILE_UNKNOWN');
  });

  it('what a reader of a further format finds', () => {
    const folder = written();
    writeFileSync(join(folder, 'public', 'note.txt'), '3');
    expect(readBack(folder, release, [anyNote])?.reasons).toEqual([
      'note.txt, line 1: not a released figure in its place.',
    ]);
    expect(readBack(folder, release, [{ ...anyNote, strays: () => [] }])).toBeNull();
  });
});
