/** Unpacks the npm Chromium once, before the workers start: two processes that unpack at a time break each other. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the browser's program. */
    readonly chromium: string;
    /** Path of a fontconfig file that knows one font, so that pages have text on machines without fonts. */
    readonly fonts: string;
  }
}

const libraries = ['/lib/x86_64-linux-gnu', '/usr/lib/x86_64-linux-gnu', '/lib64', '/usr/lib64', '/usr/lib'];

export default async function unpack(project: TestProject): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    process.stdout.write('Browser tests were not run: the npm Chromium runs on Linux x64 only.\n');
    return;
  }
  if (!libraries.some((folder) => existsSync(join(folder, 'libnss3.so')))) {
    // Without NSS in the system the package unpacks its own copies only where it believes to be on Lambda.
    process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
  }
  const { TMPDIR } = process.env;
  // The package uses whatever binary lies in the temporary folder: a folder of our own keeps older ones out.
  process.env.TMPDIR = join(tmpdir(), `homeward-chromium-${await versionOf('@sparticuz/chromium')}`);
  mkdirSync(process.env.TMPDIR, { recursive: true });
  const { default: chromium } = await import('@sparticuz/chromium');
  project.provide('chromium', await chromium.executablePath());
  const fonts = join(process.env.TMPDIR, 'fonts.conf');
  writeFileSync(
    fonts,
    fontConfiguration(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json'))),
  );
  project.provide('fonts', fonts);
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
}

async function versionOf(name: string): Promise<string> {
  const main = createRequire(import.meta.url).resolve(name);
  const folder = main.slice(0, main.lastIndexOf(name) + name.length);
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  return version;
}

const fontConfiguration = (folder: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}</dir><cachedir>${join(tmpdir(), 'homeward-fonts')}</cachedir></fontconfig>`;
