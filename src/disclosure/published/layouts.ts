/** Layouts of well-known publications, as data. Each was read off a published file; a mapping file says the same of any other. */
import type { Layout, LayoutFigure } from './layout.ts';

const days: LayoutFigure = { measure: 'oap-days', name: 'OAP days', says: 'sum' };
const ended = (length: string): LayoutFigure => ({
  measure: 'oaps-ended',
  name: 'OAPs ended',
  at: { nights: length },
});
/** Bands of distance have no printed total, so each band is counted for itself. */
const active = (km: string): LayoutFigure => ({
  measure: `oaps-active-${km}-km`,
  name: `OAPs active, ${km} km`,
});
const nothing = (measure: string, name: string): LayoutFigure => ({ measure, name, says: 'nothing' });

/** Source: NHS Digital, Out of Area Placements in Mental Health Services, open data, October 2016 to February 2017. */
const oaps: Layout = {
  dimensions: [],
  timeFrom: 'PublicationPeriod',
  breakdown: {
    columns: ['Breakdown1', 'Breakdown2'],
    levels: [
      { code: 'Breakdown1Code', names: 'Breakdown1Description' },
      { code: 'Breakdown2Code', names: 'Breakdown2Description' },
    ],
    // Under `All`, code 0, second breakdowns of every month hold a marker only.
    total: ['England', '0'],
  },
  measure: {
    column: 'Question',
    figures: {
      'OAPs started in period': { measure: 'oaps-started', name: 'OAPs started' },
      'OAPs active at period end': { measure: 'oaps-active-at-end', name: 'OAPs active at the end' },
      'OAPs ended during period': ended('all'),
      'Number of OAPs that ended in the period with a length of 1-7 nights': ended('1-7'),
      'Number of OAPs that ended in the period with a length of 8-14 nights': ended('8-14'),
      'Number of OAPs that ended in the period with a length of 15-30 nights': ended('15-30'),
      'Number of OAPs that ended in the period with a length of 31 or more nights': ended('31+'),
      'Number of OAPs active during the period with a distance of less than 25 km': active('0-24'),
      'Number of OAPs active during the period with distance of 25km or greater and less than 50km':
        active('25-49'),
      'Number of OAPs active during the period with a distance of 50km or greater and less than 100km':
        active('50-99'),
      'Number of OAPs active during the period with a distance of 100km or greater and less than 200km':
        active('100-199'),
      'Number of OAPs active during the period with a distance of 200km or greater and less than 300km':
        active('200-299'),
      'Number of OAPs active during the period with a distance of 300km or greater': active('300+'),
      'Total number of OAP days over the period': days,
      'Total recorded costs over the period': nothing('cost', 'recorded costs'),
      'Percentage of OAP days with cost recorded': nothing('days-with-cost', 'days with cost recorded'),
      'Average recorded daily cost over the period': nothing('daily-cost', 'average daily cost'),
      'Lower quartile daily cost over the period': nothing('daily-cost-q1', 'lower quartile of daily cost'),
      'Upper quartile daily cost over the period': nothing('daily-cost-q3', 'upper quartile of daily cost'),
    },
  },
  figures: [{ column: 'value', measure: 'value' }],
  subnational: ['region', 'stp', 'ccg', 'sending-provider', 'receiving-provider'],
};

/** Source: NHS England, Mental Health Services Monthly Statistics, data files from April 2019. */
const mhsdsMonthly: Layout = {
  dimensions: [],
  timeFrom: 'REPORTING_PERIOD_END',
  breakdown: {
    columns: ['BREAKDOWN'],
    split: ';',
    levels: [
      { code: 'PRIMARY_LEVEL', names: 'PRIMARY_LEVEL_DESCRIPTION' },
      { code: 'SECONDARY_LEVEL', names: 'SECONDARY_LEVEL_DESCRIPTION' },
    ],
    total: ['England', 'NONE', ''],
  },
  measure: { column: 'MEASURE_ID', names: 'MEASURE_NAME' },
  figures: [{ column: 'MEASURE_VALUE', measure: 'value' }],
};

/** Source: Children's Commissioner for England, Children's Mental Health Services 2021–22, figures behind the maps and charts. */
const commissionerAreas: Layout = {
  dimensions: [{ column: 'org_cd', dimension: 'ccg', names: 'ccg' }],
  figures: [
    ...(['t4beddays', 't4admissions', 'adultward'] as const).map((column) => ({
      matching: `^${column}_Q([1-4])_20(\\d\\d)(\\d\\d)$`,
      measure: column,
      name: {
        t4beddays: 'Tier 4 bed days',
        t4admissions: 'Tier 4 admissions',
        adultward: 'bed days on adult wards',
      }[column],
      at: { quarter: '20$2/$3 Q$1' },
      parents: { quarter: '20$2/$3' },
    })),
    {
      matching: '^access_(\\d{4})$',
      measure: 'access-two-contacts',
      name: 'children with two contacts',
      at: { quarter: 'year $1' },
    },
    {
      matching: '^access_(\\d{4})_1c$',
      measure: 'access-one-contact',
      name: 'children with one contact',
      at: { quarter: 'year $1' },
    },
    { matching: '^(mhspend|EDspend)_.*$', measure: '$0', says: 'nothing' as const },
  ],
  subnational: ['ccg'],
};

const commissionerEngland: Layout = {
  dimensions: [],
  figures: [
    {
      matching: '^t4beddays_(\\d\\d)(\\d\\d)$',
      measure: 't4beddays',
      name: 'Tier 4 bed days',
      at: { quarter: '20$1/$2', ccg: 'all' },
    },
  ],
  subnational: ['ccg'],
};

export const knownLayouts: readonly { readonly name: string; readonly layout: Layout }[] = [
  { name: 'Out of Area Placements (NHS Digital, 2016–17)', layout: oaps },
  { name: 'Mental Health Services Monthly Statistics', layout: mhsdsMonthly },
  { name: "Children's Commissioner, mental health services 2021–22, by CCG", layout: commissionerAreas },
  { name: "Children's Commissioner, mental health services 2021–22, England", layout: commissionerEngland },
];
