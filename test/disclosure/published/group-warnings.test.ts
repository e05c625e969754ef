/** Groups that are all in one category: said when the figures prove it, and not otherwise. */
import { expect, it } from 'vitest';
import { reportPage } from '../../../src/disclosure/published/report-page.ts';
import { aFile, attack, attacked } from './a-file.ts';

const warningsOf = (text: string) => attack([aFile('t.csv', text)]).warnings.map(({ sentence }) => sentence);

const wards = (north: string) =>
  `Region,Open ward,Locked ward,Total\nNorth,${north}\nSouth,20,11,31\nTotal,20,51,71\n`;

it('a group with nobody in any other category is all in one', () => {
  const [warning, ...others] = attack([aFile('t.csv', wards('0,40,40'))]).warnings;
  expect(others).toEqual([]);
  expect(warning).toEqual({
    kind: 'all-in-one',
    group: 't|region=North|columns=all|count',
    cell: 't|region=North|columns=Locked ward|count',
    sentence: 'Everybody in North (40, t.csv:2) is Locked ward: the figures leave no other possibility.',
  });
});

it('also when the others are hidden, and add up to nobody', () => {
  expect(warningsOf(wards('*,40,40'))).toEqual([
    'Everybody in North (40, t.csv:2) is Locked ward: the figures leave no other possibility.',
  ]);
});

it('is not said where rounding, a hidden figure or a missing category leaves room', () => {
  expect(warningsOf('Region,a,b,Total\nNorth,*,40,40\nSouth,20,10,30\nTotal,20,50,70\n')).toEqual([]);
  expect(warningsOf(wards('1,39,40'))).toEqual([]);
  expect(warningsOf('Region,Kind,n\nNorth,a,40\nNorth,b,0\nSouth,a,12\nSouth,b,9\n')).toEqual([]);
});

it('is not said of nobody, of everybody together, or again within a group of which it was said', () => {
  expect(warningsOf('Region,a,b,Total\nNorth,0,0,0\nSouth,21,9,30\nTotal,21,9,30\n')).toEqual([]);
  expect(warningsOf('Region,a,b,Total\nNorth,0,31,31\nSouth,0,12,12\nTotal,0,43,43\n')).toEqual([]);
  const sexes =
    'Region,Sex,a,b,Total\n' +
    'North,Girls,0,31,31\nNorth,Boys,0,12,12\nNorth,Total,0,43,43\n' +
    'South,Girls,9,31,40\nSouth,Boys,8,12,20\nSouth,Total,17,43,60\n' +
    'Total,Girls,9,62,71\nTotal,Boys,8,24,32\nTotal,Total,17,86,103\n';
  expect(warningsOf(sexes).filter((sentence) => sentence.includes('is b:'))).toEqual([
    'Everybody in North (43, t.csv:4) is b: the figures leave no other possibility.',
  ]);
});

it('is not said of days', () => {
  expect(
    warningsOf(
      'Region,Kind,Bed days\nNorth,a,400\nNorth,b,0\nNorth,Total,400\nSouth,a,120\nSouth,b,90\nSouth,Total,210\n',
    ),
  ).toEqual([]);
});

it('stands in the page, apart from the findings, and changes no exit code', () => {
  const page = reportPage(attacked([aFile('t.csv', wards('0,40,40'))]));
  expect(page).toContain('All in one category, for you to decide');
  expect(page).toContain('1 group is all in one category');
});
