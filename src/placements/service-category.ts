/** The kind of service of a placement, by a decision table: the first row that applies decides. Ours; no official rule exists. */

import { join, type Sql, sql } from '../engine/sql.ts';
import { bedTypeService, specialisedService } from '../extract/codes.ts';

interface Row {
  readonly row: number;
  readonly when: Sql;
  readonly service: Sql;
}

/**
 * Columns needed: bed_type, specialised_service, ward_type, ward_age, ward_security, tf_700, tf_711 (treatment functions), site_service (of the site
 * on the day, null unless exactly one). Bed type is validated nationally only from April 2019, so before that rows 2 to 8 do the work.
 */
export const decisionTable: readonly Row[] = [
  {
    row: 1,
    when: sql`${oneOf('bed_type', Object.keys(bedTypeService))}`,
    service: lookUp('bed_type', bedTypeService),
  },
  {
    row: 2,
    when: oneOf('specialised_service', [...Object.keys(specialisedService), '24C']),
    service: sql`case when specialised_service = '24C' then
      case when ward_security = '2' then 'medium-secure' else 'low-secure' end
      else ${lookUp('specialised_service', specialisedService)} end`,
  },
  { row: 3, when: sql`ward_type in ('03', '06')`, service: sql`'adult-ward'` },
  { row: 4, when: sql`ward_type = '02'`, service: sql`'paediatric-ward'` },
  { row: 5, when: sql`ward_type = '04'`, service: sql`'unclassified'` },
  {
    row: 6,
    when: sql`(ward_type = '05' or tf_700)`,
    service: sql`case when ward_age in ('13', '14', '15') then 'adult-ward'
      when ward_security in ('1', '2') then 'learning-disability-secure' else 'learning-disability-autism' end`,
  },
  {
    row: 7,
    when: sql`(ward_type = '01' or ward_age in ('10', '11', '12') or tf_711)`,
    service: sql`case when ward_security = '1' then 'low-secure' when ward_security = '2' then 'medium-secure'
      when site_service is not null then site_service
      when ward_age = '10' then 'child' when ward_age = '11' then 'general-adolescent' else 'unclassified' end`,
  },
  { row: 8, when: sql`ward_age in ('13', '14', '15')`, service: sql`'adult-ward'` },
  { row: 9, when: sql`true`, service: sql`'unclassified'` },
];

/** Tier 4 CAMHS: every child category, and what row 7 leaves unclassified. */
export const isTier4: Sql = sql`(service not in ('adult-ward', 'paediatric-ward', 'unclassified') or (service = 'unclassified' and service_row = 7))`;

export const serviceRow: Sql = sql`case ${join(
  decisionTable.map(({ row, when }) => sql`when ${when} then ${row}`),
  '\n      ',
)} end`;

/** Needs the column service_row. */
export const service: Sql = sql`case service_row ${join(
  decisionTable.map((r) => sql`when ${r.row} then ${r.service}`),
  '\n      ',
)} end`;

function oneOf(column: string, codes: readonly string[]): Sql {
  return sql`${columnName(column)} in (${join(codes.map((code) => sql`${code}`))})`;
}

function lookUp(column: string, table: Readonly<Record<string, string>>): Sql {
  const branches = Object.entries(table).map(([code, category]) => sql`when ${code} then ${category}`);
  return sql`case ${columnName(column)} ${join(branches, ' ')} end`;
}

function columnName(column: string): Sql {
  return { parts: [{ text: column }] };
}
