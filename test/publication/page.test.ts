/** The page: valid, self-contained, the same each time, and right for every kind of release. */
import { createHash } from 'node:crypto';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProtectedTable, ReleasedCell, ReleasedDimension } from '../../src/disclosure/release.ts';
import type { PublicationInput } from '../../src/publication/book.ts';
import { publish } from '../../src/publication/publish.ts';
import { aRelease, aStudyTable, aTable, dimensions } from './a-release.ts';
import { anInput, aStudy } from './an-input.ts';
import { pageOf, picturesIn, textsIn } from './read-page.ts';

const hostile =
  '<script>alert(1)</script> & "Ynys Môn" – Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch';

const hide = (cell: ReleasedCell): ReleasedCell => ({ at: cell.at, measure: cell.measure, kind: 'hidden' });
const fixed = ['headlines', 'inclusion', 'agreement', 'quality'];

function allHidden(): readonly ProtectedTable[] {
  return aRelease().tables.map((table) => ({ ...table, cells: table.cells.map(hide) }));
}

function manyRows(): {
  readonly tables: readonly ProtectedTable[];
  readonly dimensions: readonly ReleasedDimension[];
} {
  const codes = Array.from({ length: 2000 }, (_, i) => `E${String(i).padStart(4, '0')}`);
  const cells = ['all', ...codes].flatMap((code): readonly ReleasedCell[] => [
    { at: { 'home-la': code }, measure: 'admissions', kind: 'rounded', value: 10 },
    { at: { 'home-la': code }, measure: 'median-distance', kind: 'hidden', unit: 'km' },
  ]);
  return {
    tables: [
      ...aRelease().tables.filter(({ id }) => fixed.includes(id)),
      aTable('home-la', 'Local authority of home', ['home-la'], cells),
    ],
    dimensions: [
      ...dimensions,
      { name: 'home-la', categories: codes.map((code) => ({ code, name: `Area ${code}` })) },
    ],
  };
}

function hostileNames(): Partial<PublicationInput['release']> {
  return {
    tables: [
      ...aRelease().tables.filter(({ id }) => fixed.includes(id)),
      aStudyTable(hostile, 'home-region', 'age-band'),
    ],
    dimensions: dimensions.map((dimension) => ({
      ...dimension,
      categories: dimension.categories.map(({ code, name }) => ({
        code,
        name: dimension.name === 'home-region' ? `${name} ${hostile}` : name,
      })),
    })),
  };
}

const inputs: Readonly<Record<string, () => Promise<PublicationInput>>> = {
  'an ordinary release': () => anInput(),
  'a release with every cell hidden': () => anInput({ release: aRelease({ tables: allHidden() }) }),
  'a release without tables of the study': () =>
    anInput({ release: aRelease({ tables: aRelease().tables.filter(({ id }) => fixed.includes(id)) }) }),
  'a table of two thousand rows': () => anInput({ release: aRelease(manyRows()) }),
  'long, accented and hostile names': () => anInput({ release: aRelease(hostileNames()) }),
  'a study without definitions, outlines or areas': () =>
    anInput({ study: { ...aStudy, outOfArea: [] }, outlines: {} }),
  'a real delivery': () => anInput({ invented: false }),
};

describe.each(Object.entries(inputs))('the page of %s', (name, input) => {
  let html: string;

  beforeAll(async () => {
    html = await pageOf(await input());
  });

  it('is valid HTML', async () => {
    const validator = new HtmlValidate(new FileSystemConfigLoader());
    const report = await validator.validateString(html, 'report.html');
    const messages = report.results.flatMap((result) => result.messages);
    expect(messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`)).toEqual([]);
  });

  it('loads nothing, runs nothing, and allows its own style only', () => {
    const { document } = parseHTML(html);
    expect(document.querySelectorAll('script, link, iframe, object, embed, [style]')).toHaveLength(0);
    const style = document.querySelector('style')?.textContent ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = document
      .querySelector('meta[http-equiv="Content-Security-Policy"]')
      ?.getAttribute('content');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src 'sha256-${hash}'`);
    for (const image of document.querySelectorAll('img')) {
      expect(image.getAttribute('src')).toMatch(/^data:image\/svg\+xml;base64,/);
    }
  });

  it('says what each picture shows in words of its own, beside its table', () => {
    const { document } = parseHTML(html);
    for (const figure of document.querySelectorAll('figure:has(picture)')) {
      const alt = figure.querySelector('img')?.getAttribute('alt') ?? '';
      expect(alt.length).toBeGreaterThan(20);
      expect(figure.querySelector('.title')?.textContent).not.toBe(alt);
      expect(figure.querySelector('details table caption')).not.toBeNull();
    }
  });

  it('says at its top and foot that people and units are invented, exactly when they are', () => {
    const { document } = parseHTML(html);
    const banners = [...document.querySelectorAll('.banner')].map(({ textContent }) => textContent);
    const sentence = 'The people and units in this report are invented.';
    expect(banners).toEqual(name === 'a real delivery' ? [] : [sentence, sentence]);
  });
});

describe('the page', () => {
  it('has the same bytes each time', async () => {
    const [first] = await publish(await anInput());
    const [second] = await publish(await anInput());
    expect(first?.path).toBe('report.html');
    expect(Buffer.from(first?.bytes ?? []).equals(Buffer.from(second?.bytes ?? []))).toBe(true);
  });

  it('shows no figure at all when every cell is hidden', async () => {
    const html = await pageOf(await anInput({ release: aRelease({ tables: allHidden() }) }));
    expect(html).not.toContain('class="figure"');
    expect(html).toContain('hidden to protect children');
    for (const svg of picturesIn(html)) expect(svg).not.toMatch(/<circle[^>]*r="7"|NaN|Infinity/);
  });

  it('says what it still shows where children are hidden, and why where an earlier release counts some of them', async () => {
    const hidden = aRelease().tables.map((table) => ({
      ...table,
      cells: table.cells.map((cell) =>
        table.id === 'inclusion' ||
        (fixed.includes(table.id) && ['children', 'episodes'].includes(cell.measure))
          ? hide(cell)
          : cell,
      ),
    }));
    const alone = await pageOf(await anInput({ release: aRelease({ tables: hidden }) }));
    expect(alone).toMatch(/There were .*How many children they were of is hidden to protect children/);
    expect(alone).not.toContain('counts other admissions from the same records');
    const own = { names: {}, within: [['period=a']], isSame: true };
    const longer = { names: {}, within: [['period=a'], ['period=b']], isSame: false };
    const reading = { counts: {}, holds: [], nested: [], axes: [], sources: [own, longer] };
    const beside = await pageOf(await anInput({ release: aRelease({ tables: hidden, reading }) }));
    expect(beside).toContain(
      'An earlier release of this study counts other admissions from the same records',
    );
    expect(beside).not.toContain('From the records received to the admissions counted');
    expect(beside).not.toContain('At each step some records leave');
    expect(alone).toContain('At each step some records leave');
  });

  it('explains the markers that a table uses, and no other', async () => {
    const { document } = parseHTML(await pageOf(await anInput()));
    for (const region of document.querySelectorAll('.scroll')) {
      const used = [...region.querySelectorAll('td')].some(({ textContent }) => textContent === '[c]');
      const explained = region.nextElementSibling?.getAttribute('class') === 'legend';
      expect(explained).toBe(used);
    }
  });

  it('takes a way of disagreeing that cannot be as none, and a hidden one as hidden', async () => {
    const withOnlySecond = (cell: (place: ReleasedCell) => ReleasedCell) =>
      aRelease({
        tables: aRelease().tables.map((table) => ({
          ...table,
          cells: table.cells.map((place) => (place.measure === 'only-second' ? cell(place) : place)),
        })),
      });
    const impossible = withOnlySecond(({ at, measure }) => ({ at, measure, kind: 'notApplicable' }));
    const text = 'disagree on <span class="figure"';
    expect(await pageOf(await anInput({ release: impossible }))).toContain(text);
    expect(await pageOf(await anInput({ release: withOnlySecond(hide) }))).not.toContain(text);
  });

  it('links every table of the release and release.json', async () => {
    const { document } = parseHTML(await pageOf(await anInput()));
    const links = [...document.querySelectorAll('.files a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['release.json', ...aRelease().tables.map(({ id }) => `tables/${id}.csv`)]);
  });

  it('keeps headings in order, and every link within the page leads somewhere', async () => {
    const { document } = parseHTML(await pageOf(await anInput()));
    const levels = [...document.querySelectorAll('h1, h2, h3')].map(({ tagName }) =>
      Number(tagName.slice(1)),
    );
    expect(levels[0]).toBe(1);
    levels.slice(1).forEach((level, i) => {
      expect(level).toBeLessThanOrEqual((levels[i] ?? 0) + 1);
    });
    for (const link of document.querySelectorAll('a[href^="#"]')) {
      expect(document.getElementById((link.getAttribute('href') ?? '').slice(1))).not.toBeNull();
    }
  });

  it('escapes hostile names in text and in pictures', async () => {
    const html = await pageOf(await anInput({ release: aRelease(hostileNames()) }));
    expect(html).not.toContain('<script');
    for (const svg of picturesIn(html)) expect(svg).not.toContain('<script');
    expect(textsIn(html).some((text) => text.includes('<script>alert(1)</script> & "Ynys Môn"'))).toBe(true);
  });
});
