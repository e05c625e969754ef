/** What `homeward check` says of a delivery. */
import { rmSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { openDuckDb } from '../../src/engine/duckdb/duckdb-engine.ts';
import { surveyDelivery } from '../../src/extract/survey.ts';
import { aStudyWith, asFiles, canary, layout5 } from './a-delivery.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function surveyOf(files: Readonly<Record<string, string | Uint8Array>>) {
  folder = aStudyWith(files);
  const engine = await openDuckDb({ folders: [folder] });
  try {
    const { survey, error } = await surveyDelivery(engine, folder, { vintage: 2011 });
    expect(JSON.stringify(survey)).not.toContain(canary);
    return { survey, error };
  } finally {
    await engine.close();
  }
}

const plain = asFiles(layout5);

it('says what each file is, and which months were sent', async () => {
  const { survey } = await surveyOf({
    ...plain,
    'MHS001MPI.csv': Buffer.from(plain['MHS001MPI.csv'] ?? '', 'latin1'),
    'MHS401MHActPeriod.csv': (plain['MHS401MHActPeriod.csv'] ?? '').replaceAll(',', '|'),
  });
  expect(
    survey.files.map(({ table, rows, encoding, delimiter }) => [table, rows, encoding, delimiter]),
  ).toEqual([
    ['MHS000', 3, 'utf-8', 'comma'],
    ['MHS001', 4, 'windows-1252', 'comma'],
    ['MHS401', 1, 'utf-8', 'pipe'],
    ['MHS501', 5, 'utf-8', 'comma'],
    ['MHS502', 4, 'utf-8', 'comma'],
  ]);
  expect(survey.months).toEqual({ from: '2016-04', to: '2016-05' });
  expect(survey.grid).toEqual([
    {
      provider: 'RAA',
      months: [
        { month: '2016-04', sent: 'sent' },
        { month: '2016-05', sent: 'refreshed' },
      ],
    },
  ]);
});

it('does not name a provider whose code does not look like one', async () => {
  const { survey } = await surveyOf(
    Object.fromEntries(
      Object.entries(plain).map(([name, text]) => [
        name,
        text.replaceAll(',RAA,', `,${canary},`).replaceAll('\nRAA,', `\n${canary},`),
      ]),
    ),
  );
  expect([survey.grid, survey.unnamedProviders]).toEqual([[], 1]);
});

it('says what each gap costs', async () => {
  const { 'MHS401MHActPeriod.csv': _, ...files } = plain;
  const { survey } = await surveyOf(files);
  expect(survey.missing).toContainEqual({ missing: 'MHS401', costs: 'legal status is unknown for all' });
  expect(survey.missing.map(({ missing }) => missing)).toContain('MHS502.SpecialisedMHServiceCode');
});

it('still says what the files are when something stops an analysis', async () => {
  const { 'MHS502WardStay.csv': _, ...files } = plain;
  const { survey, error } = await surveyOf({ ...files, 'note.csv': 'a,b\n1,2\n' });
  expect(error?.code).toBe('EXTRACT_TABLE_MISSING');
  expect(survey.problems).toMatchObject([{ code: 'EXTRACT_TABLE_MISSING', where: { field: 'MHS502' } }]);
  expect(survey.files.map(({ table }) => table)).toEqual(['MHS000', 'MHS001', 'MHS401', 'MHS501', null]);
});
