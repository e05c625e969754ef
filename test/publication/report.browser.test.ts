/** The report in a browser: two widths, without script, on paper, and what axe says. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from '../browser/launch.ts';
import { aRelease, aStudyTable } from './a-release.ts';
import { anInput } from './an-input.ts';
import { pageOf } from './read-page.ts';

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), 'homeward-report-'));
  await writeFile(join(folder, 'report.html'), await pageOf(await anInput()));
  const long = 'Sevenoaks-and-Tonbridge-with-Llanfairpwllgwyngyllgogerychwyrndrobwll district';
  const release = aRelease({
    tables: [
      ...aRelease().tables.filter(({ id }) => !id.includes('-')),
      aStudyTable(long, 'service', 'distance-band'),
    ],
  });
  await writeFile(join(folder, 'long.html'), await pageOf(await anInput({ release })));
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Opened {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

async function open(file: string, options: BrowserContextOptions, act: (opened: Opened) => Promise<void>) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(pathToFileURL(join(folder, file)).href);
  try {
    await act({ page, requests, complaints });
  } finally {
    await context.close();
  }
}

it('has text that takes up room: a browser without fonts would make every other test here say nothing', async () => {
  await open('report.html', {}, async ({ page }) => {
    expect(
      await page.evaluate('document.querySelector("h1").getBoundingClientRect().height'),
    ).toBeGreaterThan(20);
  });
});

const viewports = [
  { width: 320, height: 640 },
  { width: 1280, height: 900 },
];

describe.each(viewports)('at $width px', (viewport) => {
  it.each(['report.html', 'long.html'])('%s scrolls down only', async (file) => {
    await open(file, { viewport }, async ({ page }) => {
      await openTables(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
    });
  });

  it('passes axe with the first tables open', async () => {
    await open('report.html', { viewport }, async ({ page }) => {
      for (const i of [0, 1, 2]) await page.locator('summary').nth(i).click();
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const { violations, passes } = await new AxeBuilder({ page })
        .options({ resultTypes: ['violations'] })
        .withTags(tags)
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(passes.length).toBeGreaterThan(20);
    });
  });
});

describe('the report', () => {
  it('loads nothing and breaks no content policy', async () => {
    await open('report.html', {}, async ({ page, requests, complaints }) => {
      expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([page.url()]);
      expect(complaints).toEqual([]);
      const colour = await page.evaluate('getComputedStyle(document.querySelector("h2")).fontWeight');
      expect(Number(colour)).toBeGreaterThan(500);
    });
  });

  it('is whole without script: headings, pictures and tables that open', async () => {
    await open('report.html', { javaScriptEnabled: false }, async ({ page }) => {
      expect(await page.locator('h1').textContent()).toContain('Distances to Tier 4 CAMHS');
      expect(await page.locator('figure img').count()).toBeGreaterThan(5);
      const details = page.locator('details').first();
      expect(await details.locator('table').isVisible()).toBe(false);
      await details.locator('summary').click();
      expect(await details.locator('table').isVisible()).toBe(true);
    });
  });

  it('draws every picture', async () => {
    await open('report.html', {}, async ({ page }) => {
      const widths = await page.evaluate('[...document.images].map((image) => image.naturalWidth)');
      expect(widths).not.toContain(0);
      expect(widths).not.toHaveLength(0);
    });
  });

  it('can be reached by keyboard: the skip link first, then tables that scroll', async () => {
    await open('report.html', { viewport: { width: 320, height: 640 } }, async ({ page }) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the report');
      await openTables(page);
      const region = page.locator('.scroll').first();
      await region.focus();
      expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('region');
    });
  });

  it('prints on paper with its tables open', async () => {
    await open('report.html', {}, async ({ page }) => {
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
      expect(pages.length).toBeGreaterThan(8);
      await page.emulateMedia({ media: 'print' });
      const heights = (await page.evaluate(
        '[...document.querySelectorAll("details table")].map((table) => table.getBoundingClientRect().height)',
      )) as readonly number[];
      expect(Math.min(...heights)).toBeGreaterThan(20);
    });
  });
});

const openTables = (page: Page): Promise<unknown> =>
  page.evaluate('document.querySelectorAll("details").forEach((details) => { details.open = true; })');
