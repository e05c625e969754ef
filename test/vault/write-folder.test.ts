/** Folders that are whole or not there. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stageFolder, writeFolderWhole } from '../../src/vault/write-folder.ts';
import { aFolder } from '../study/a-study.ts';

const files = [{ path: 'deep/in/it.txt', bytes: 'new' }];

test('a folder that was looked at and kept takes the place of the old one', () => {
  const folder = join(aFolder(), 'made');
  mkdirSync(folder);
  writeFileSync(join(folder, 'old.txt'), 'old');
  const staged = stageFolder(folder, files);
  expect(readFileSync(join(staged.path, 'deep/in/it.txt'), 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['old.txt']);
  staged.keep();
  staged.drop();
  expect(readFileSync(join(folder, 'deep/in/it.txt'), 'utf8')).toBe('new');
  expect(existsSync(join(folder, 'old.txt'))).toBe(false);
});

test('a folder that was dropped leaves nothing, and the old one as it was', () => {
  const parent = aFolder();
  const folder = join(parent, 'made');
  writeFolderWhole(folder, files);
  const before = readdirSync(parent);
  stageFolder(folder, [{ path: 'other.txt', bytes: 'other' }]).drop();
  expect(readdirSync(parent)).toEqual(before);
  expect(readdirSync(folder)).toEqual(['deep']);
});

test('what cannot be written whole leaves nothing', () => {
  const parent = aFolder();
  const before = readdirSync(parent);
  const wrong = [...files, { path: 'deep', bytes: 'a file where a folder is' }];
  expect(() => writeFolderWhole(join(parent, 'made'), wrong)).toThrow(/EISDIR/);
  expect(readdirSync(parent)).toEqual(before);
});
