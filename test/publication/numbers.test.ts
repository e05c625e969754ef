/** Every number that a reader meets is a released cell or a constant with a named source. */
import { describe, expect, it } from 'vitest';
import { protect } from '../../src/disclosure/protect.ts';
import type { PublicationInput } from '../../src/publication/book.ts';
import { spansOf } from '../../src/publication/model.ts';
import { grouped, keyOf } from '../../src/publication/released.ts';
import { writeReport } from '../../src/publication/report.ts';
import { aGeography, aStudy, randomResults } from '../disclosure/random-results.ts';
import { aPolicy, aRelease } from './a-release.ts';
import { anInput } from './an-input.ts';
import { numbersIn, pageOf, textsIn } from './read-page.ts';

/** Cut-offs in the names of definitions, and Tier 4. */
const definitionConstants = ['50', '4'];

function cellsOf({ release }: PublicationInput): ReadonlyMap<string, number> {
  const cells = release.tables.flatMap(({ id, cells }) =>
    cells.flatMap((cell) =>
      'value' in cell ? [[keyOf(id, cell.measure, cell.at), cell.value] as const] : [],
    ),
  );
  return new Map(cells);
}

/** Numbers of the finished page that neither a cell nor a listed constant explains. */
function strayNumbers(html: string, input: PublicationInput): readonly string[] {
  const constants = spansOf(writeReport(input)).filter(({ kind }) => kind === 'constant');
  const allowed = new Set([
    ...[...cellsOf(input).values()].map(grouped),
    ...constants.flatMap(({ text }) => numbersIn(text)),
  ]);
  return textsIn(html)
    .flatMap(numbersIn)
    .filter((number) => !allowed.has(number));
}

describe('numbers of the report', () => {
  it('are released cells or listed constants, in text, tables, alternative texts and pictures', async () => {
    const input = await anInput();
    expect(strayNumbers(await pageOf(input), input)).toEqual([]);
  });

  it('are released cells or listed constants in a release that protect made', async () => {
    const study = aStudy([['home-region', 'out-of-area:region'], ['age-band']], ['km-50', 'region']);
    const protection = await protect({
      results: randomResults(study, 300, 5),
      study,
      policy: aPolicy,
      geography: aGeography,
      id: 'invented-admissions',
      version: '0.1.0',
    });
    if (protection.kind !== 'release') throw new Error(protection.reasons.join('; '));
    const input = await anInput({ study, release: protection.release });
    const html = await pageOf(input);
    expect(strayNumbers(html, input)).toEqual([]);
    expect(html).toContain('home-region-by-out-of-area-region-map');
  });

  it('are found when one is typed by hand', async () => {
    const input = await anInput();
    const html = (await pageOf(input)).replace('</main>', '<p>About 7,654 more.</p></main>');
    expect(strayNumbers(html, input)).toEqual(['7,654']);
  });

  it('stand in the text exactly as in the cell that they name', async () => {
    const input = await anInput();
    const cells = cellsOf(input);
    const figures = spansOf(writeReport(input)).filter(
      (span) => span.kind === 'figure' && /\d/.test(span.text),
    );
    expect(figures.length).toBeGreaterThan(200);
    for (const span of figures) {
      if (span.kind !== 'figure') continue;
      const value = cells.get(span.cell);
      expect(numbersIn(span.text), span.cell).toEqual([grouped(value ?? Number.NaN)]);
    }
  });

  it('has no constant whose number is not in the study, the policy, the agreement, the release or a definition', async () => {
    const input = await anInput();
    const { release, ...rest } = input;
    const { tables, ...facts } = release;
    const titles = tables.map(({ id, title }) => [id, title]);
    const known = new Set([
      ...numbersIn(JSON.stringify({ ...rest, outlines: {}, facts, titles })),
      ...definitionConstants,
      ...input.study.outOfArea.map(({ margin }) => String((margin ?? 0) / 1000)),
    ]);
    const withoutLeadingZero = (number: string) => number.replace(/^0+(?=\d)/, '');
    const plainNumbers = new Set([...known].map(withoutLeadingZero));
    const constants = spansOf(writeReport(input)).filter(({ kind }) => kind === 'constant');
    const stray = constants
      .flatMap(({ text }) => numbersIn(text))
      .filter((n) => !plainNumbers.has(withoutLeadingZero(n)));
    expect(stray).toEqual([]);
  });

  it('change with the one cell that they name, and nowhere else', async () => {
    const release = aRelease();
    const changed = aRelease({
      tables: release.tables.map((table) =>
        table.id !== 'headlines'
          ? table
          : {
              ...table,
              cells: table.cells.map((cell) =>
                cell.measure === 'episodes' && cell.kind === 'rounded' ? { ...cell, value: 7775 } : cell,
              ),
            },
      ),
    });
    const before = (await pageOf(await anInput({ release }))).split('\n');
    const after = (await pageOf(await anInput({ release: changed }))).split('\n');
    const different = after.filter((line, i) => line !== before[i]);
    expect(different).toHaveLength(1);
    expect(different[0]).toContain('data-cell="headlines|episodes">7,775<');
  });
});
