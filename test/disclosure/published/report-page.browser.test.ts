/** The page of an attack in a browser: two widths, and what axe says. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reportPage } from '../../../src/disclosure/published/report-page.ts';
import { launch } from '../../browser/launch.ts';
import { aFile, attacked } from './a-file.ts';

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), 'homeward-attack-'));
  const many = Array.from({ length: 12 }, (_, i) => `Region with a rather long name ${i},[c],15,15,40,${i}%`);
  const text = ['Region,0-12,13-15,16-17,All ages,Share of something (%)', ...many].join('\n');
  await writeFile(join(folder, 'page.html'), reportPage(attacked([aFile('leaking.csv', `${text}\n`)])));
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

for (const width of [320, 1280])
  it(`at ${width} pixels it fits, loads nothing else, and axe finds nothing`, async () => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('request', (request) => requests.push(request.url()));
    try {
      await page.goto(pathToFileURL(join(folder, 'page.html')).href);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(await page.locator('td .mark.exact').first().isVisible()).toBe(true);
      expect(requests).toHaveLength(1);
      expect(complaints).toEqual([]);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    } finally {
      await context.close();
    }
  });
