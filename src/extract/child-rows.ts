/** The queries that turn the rows of the smaller tables, and ward stays, into checked relations of the young. */
import type { Relation } from '../engine/relation.ts';
import { type Sql, sql } from '../engine/sql.ts';
import {
  accommodationCategory,
  learningDisabilityCode,
  legalStatusCategory,
  lookedAfterCategory,
} from './codes.ts';
import type { Rows } from './rows-of.ts';
import { asDate, asInteger, asTimestamp, translated, unreadable } from './values.ts';

type People = Relation<'person'>;
const month = asInteger(sql`r.month`);

/** Distinct rows; `copies` says how many times each was delivered. */
export const distinct = (query: Sql): Sql =>
  sql`select *, count(*) as copies from (${query}) delivered group by all`;

/**
 * A membership test and not a join: the engine cannot know how long a file is, and would hold the file in memory instead of the list. Rows
 * without a person pass, to be counted.
 */
export const theirs =
  (people: People) =>
  (person: Sql): Sql =>
    sql`coalesce(${person} in (select person from ${people}), true)`;

/** `wards`: the rows of MHS903, from which layout 6 takes what it no longer says of a stay. */
export const stayRows = (rows: Rows, people: People, wards: Relation<'unit'>): Sql =>
  distinct(sql`
    select r.person, r.spell, r.stay, r.provider, ${month} as month, r.submission,
      ${asDate(sql`r.starts_on`)} as starts_on, ${asDate(sql`r.ends_on`)} as ends_on,
      upper(coalesce(r.site, w.site)) as site, coalesce(r.ward_type, w.ward_type) as ward_type,
      coalesce(r.ward_age, w.ward_age) as ward_age, coalesce(r.ward_security, w.ward_security) as ward_security,
      r.bed_type, upper(r.specialised_service) as specialised_service,
      coalesce(r.care_intensity, w.care_intensity) as care_intensity, ${asInteger(sql`r.recorded_km`)} as recorded_km,
      ${unreadable(sql`r.starts_on`, asDate(sql`r.starts_on`))} as starts_on_unreadable,
      ${unreadable(sql`r.ends_on`, asDate(sql`r.ends_on`))} as ends_on_unreadable
    from ${rows(theirs(people))} r
    left join ${wards} w on w.provider = r.provider and w.month = ${month} and w.submission = r.submission and w.ward_code = r.ward_code`);

/** One row a ward of a submission; where the same ward is described twice, the least code of each column. */
export const wardRows = (rows: Rows): Sql => sql`
    select r.provider, ${month} as month, r.submission, r.ward_code, min(r.site) as site, min(r.ward_type) as ward_type,
      min(r.ward_age) as ward_age, min(r.ward_security) as ward_security, min(r.care_intensity) as care_intensity
    from ${rows()} r where r.ward_code is not null group by all`;

export const lookedAfterRows = (rows: Rows, people: People): Sql => {
  const category = translated(sql`upper(r.looked_after)`, lookedAfterCategory);
  return distinct(sql`
    select r.person, r.provider, ${month} as month, r.submission, ${category} as looked_after
    from ${rows(theirs(people))} r where ${category} is not null`);
};

export const learningDisabilityRows = (rows: Rows, people: People): Sql =>
  distinct(sql`
    select r.person, r.provider, ${month} as month, r.submission
    from ${rows(theirs(people))} r where r.disability = ${learningDisabilityCode}`);

export const accommodationRows = (rows: Rows, people: People): Sql => {
  const category = translated(sql`upper(substr(r.accommodation, 1, 2))`, accommodationCategory);
  return distinct(sql`
    select r.person, r.provider, ${month} as month, r.submission,
      coalesce(${category}, case when r.secure_home is not null then 'care' else 'other' end) as accommodation
    from ${rows(theirs(people))} r where coalesce(r.accommodation, r.secure_home) is not null`);
};

export const legalPeriodRows = (rows: Rows, people: People): Sql =>
  distinct(sql`
    select r.person, r.provider, ${month} as month, r.submission,
      coalesce(${translated(sql`upper(r.legal_status)`, legalStatusCategory)}, 'unknown') as legal_status,
      ${asDate(sql`r.starts_on`)} as starts_on, ${asDate(sql`r.ends_on`)} as ends_on,
      ${unreadable(sql`r.starts_on`, asDate(sql`r.starts_on`))} as starts_on_unreadable,
      ${unreadable(sql`r.ends_on`, asDate(sql`r.ends_on`))} as ends_on_unreadable
    from ${rows(theirs(people))} r`);

export const treatmentRows = (rows: Rows, people: People): Sql =>
  distinct(sql`
    select r.person, r.spell, r.provider, ${month} as month, r.submission, r.treatment_function
    from ${rows(theirs(people))} r where r.treatment_function is not null`);

/** Every submission of a provider and month, with its header. */
export const headerRows = (rows: Rows): Sql => {
  const start = asDate(sql`r.reporting_from`);
  const ofDate = sql`(extract(year from ${start}) - 1900) * 12 + extract(month from ${start}) - 3`;
  return sql`
    select distinct provider, month, submission, file_type, created from (
      select r.provider, cast(coalesce(${month}, ${ofDate}) as integer) as month, r.submission, r.file_type,
        ${asTimestamp(sql`r.created`)} as created
      from ${rows()} r) headers
    where provider is not null and month is not null and submission is not null`;
};
