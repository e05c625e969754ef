/** Which of several submissions of a provider's month counts. */
import { expect, it, vi } from 'vitest';
import { tally } from '../../src/engine/grouped.ts';
import { aStudyWith, asFiles, layout5, reading } from './a-delivery.ts';

vi.setConfig({ testTimeout: 60_000 });

const plain = asFiles(layout5);
const second = '7100000000000000002';
const third = '7100000000000000003';

/** FileType and creation of the two submissions of May. */
const finalOf = (a: readonly [string, string], b: readonly [string, string]): Promise<string | undefined> => {
  const header = [
    'OrgIDProvider,UniqMonthID,UniqSubmissionID,FileType,DateTimeDatSetCreate',
    'RAA,1393,7100000000000000001,1,2016-05-20',
    `RAA,1394,${second},${a.join(',')}`,
    `RAA,1394,${third},${b.join(',')}`,
  ];
  return reading(
    aStudyWith({ ...plain, 'MHS000Header.csv': `${header.join('\n')}\n` }),
    async ({ finals }, engine) => {
      const measures = { second: { count: isFinal(second) }, third: { count: isFinal(third) } };
      const [all] = await engine.collect(tally(finals, { sets: [[]], measures }));
      return Object.keys(measures).find((each) => all?.numbers[each] === 1);
    },
  );
};
const isFinal = (submission: string) => ({ parts: [{ text: `submission = '${submission}'` }] });

it.each([
  ['a refresh over the primary', ['Refresh', '2016-06-01'], ['Primary', '2016-07-01'], 'second'],
  ['2 over 1, whenever made', ['1', '2016-07-01'], ['2', '2016-06-01'], 'third'],
  ['2 over Primary', ['2', '2016-06-01'], ['Primary', '2016-06-01'], 'second'],
  ['the greatest number, not the last in the alphabet', ['10', '2020-06-01'], ['9', '2020-06-01'], 'second'],
  ['of one number the one made last', ['3', '01/07/2020 10:00:00'], ['3', '01/07/2020 09:00:00'], 'second'],
  ['one with a type over one without', ['', '2020-06-02'], ['1', '2020-06-01'], 'third'],
] as const)('takes %s', async (_, a, b, expected) => {
  expect(await finalOf(a, b)).toBe(expected);
});

it('a month with one submission needs no header', async () => {
  const { 'MHS000Header.csv': _, ...files } = plain;
  const once = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      text
        .split('\n')
        .filter((line) => !line.includes(second))
        .join('\n'),
    ]),
  );
  await reading(aStudyWith(once), async ({ finals, submissions }, engine) => {
    const [all] = await engine.collect(tally(finals, { sets: [[]], measures: {} }));
    const [headers] = await engine.collect(tally(submissions, { sets: [[]], measures: {} }));
    expect([all?.numbers.rows, headers?.numbers.rows]).toEqual([2, 0]);
  });
});

it('rows without a readable month are left out and counted, and are no tie of their submissions', async () => {
  const [from, to] = [',1394,', ',April,'];
  const spells = 'MHS501HospProvSpell.csv';
  const lines = plain[spells]?.split('\n') ?? [];
  const unread = lines.filter((line) => line.includes(from));
  expect(unread.length).toBeGreaterThan(1);
  const files = { ...plain, [spells]: lines.map((line) => line.replace(from, to)).join('\n') };
  await reading(aStudyWith(files), async ({ doubts }) => {
    const { rows } = doubts.find(({ id }) => id === 'rows-without-key-mhs501') ?? {};
    expect(rows).toBe(unread.length);
  });
});
