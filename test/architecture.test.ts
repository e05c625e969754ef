/** The rules of the house: who may import whom, what files are called and how long they are, where SQL runs. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A room imports only from rooms before it. */
const order =
  'errors engine vault agreement study extract places placements travel out-of-area measures disclosure publication invent runs';
const rooms = order.split(' ');
/** Rooms beside the pipeline, with the rooms that they may import from. */
const beside: Readonly<Record<string, readonly string[]>> = {
  invent: ['errors', 'engine', 'vault', 'agreement', 'study', 'extract', 'places'],
  cli: ['index.ts'],
  workbench: ['index.ts'],
};

const filesIn = (folder: string): readonly string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    : [];
const code = ['src', 'test', 'spec', 'bench', 'tools', 'bin']
  .flatMap(filesIn)
  .filter((file) => /\.[jt]s$/.test(file));
const source = code.filter((file) => file.startsWith('src/'));
const text = (file: string) => readFileSync(join(root, file), 'utf8');
const roomOf = (file: string) => file.split('/')[1] ?? '';
const imports =
  /^import (?:type )?(?:[\w*{}\s,]+ from )?'([^']+)'|^export (?:type )?[*{][\w*{}\s,]*? from '([^']+)'|\bimport\('([^']+)'\)/gm;
const specifiers = (file: string) =>
  [...text(file).matchAll(imports)].map((found) => found[1] ?? found[2] ?? found[3] ?? '');

describe('rooms', () => {
  it('import only from rooms before them', () => {
    const crossings = source
      .filter((file) => file !== 'src/index.ts')
      .flatMap((file) => {
        const room = roomOf(file);
        const allowed = [room, ...(beside[room] ?? rooms.slice(0, rooms.indexOf(room)))];
        return specifiers(file)
          .filter((specifier) => specifier.startsWith('.'))
          .map((specifier) => join(dirname(file), specifier).replaceAll('\\', '/'))
          .filter((target) => !allowed.includes(roomOf(target)))
          .map((target) => `${file} imports ${target}`);
      });
    expect(crossings).toEqual([]);
  });

  it('are known, and each has a README of at most forty lines', () => {
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    const found = folders.map(({ name }) => name).filter((name) => filesIn(`src/${name}`).length > 0);
    expect(found.filter((name) => !rooms.includes(name) && !(name in beside))).toEqual([]);
    const readme = (name: string) => join('src', name, 'README.md');
    expect(found.filter((name) => !existsSync(join(root, readme(name))))).toEqual([]);
    expect(found.filter((name) => text(readme(name)).trimEnd().split('\n').length > 40)).toEqual([]);
  });
});

describe('files', () => {
  it('are named after things of the subject', () => {
    expect(code.filter((file) => /(^|[/-])(utils?|helpers?|common|misc)([/.-]|$)/.test(file))).toEqual([]);
    expect(code.filter((file) => !/^[a-z0-9/.-]+$/.test(file))).toEqual([]);
  });

  it('have at most 500 lines and say what they are for in the first', () => {
    expect(code.filter((file) => text(file).split('\n').length > 501)).toEqual([]);
    expect(source.filter((file) => !/^(#!.*\n)?(\/\*\*|\/\/) ?\S/.test(text(file)))).toEqual([]);
  });
});

describe('doors', () => {
  const importersOf = (pattern: RegExp) =>
    source.filter((file) => specifiers(file).some((name) => pattern.test(name)));

  it('let SQL run in the engine only', () => {
    expect(importersOf(/^@duckdb\//).filter((file) => roomOf(file) !== 'engine')).toEqual([]);
  });

  it('let nothing out to the network', () => {
    expect(importersOf(/^(node:)?(https?|http2|net|tls|dgram|dns)(\/|$)/)).toEqual([]);
    expect(
      source.filter((file) => /\b(fetch|WebSocket|EventSource|XMLHttpRequest)\(/.test(text(file))),
    ).toEqual([]);
  });

  it('let only disclosure make a protected table', () => {
    const makers = source.filter((file) =>
      /\bas (unknown as )?(readonly )?(ProtectedTable|Release)\b/.test(text(file)),
    );
    expect(makers.filter((file) => roomOf(file) !== 'disclosure')).toEqual([]);
  });

  it('use only the packages that package.json names', () => {
    const { dependencies } = JSON.parse(text('package.json')) as { dependencies: Record<string, string> };
    const packages = source
      .flatMap(specifiers)
      .filter((name) => !/^(\.|node:)/.test(name))
      .map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      );
    expect(packages.filter((name) => !(name in dependencies) && name !== 'geojson')).toEqual([]);
  });
});
