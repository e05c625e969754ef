/** The forms in which dates, times, yes/no and numbers stand in deliveries, as SQL over cleaned text. Null: empty or not readable. */
import { matches, tryCast, typeName } from '../engine/dialect.ts';
import { join, type Sql, sql } from '../engine/sql.ts';

/** `2016-04-01`, with or without a time, and `01/04/2016`; years 1900 to 2099. Source: forms seen across flows, facts §1.5. */
export const asDate = (text: Sql): Sql => sql`case
      when substr(${text}, 5, 1) = '-' and substr(${text}, 1, 2) in ('19', '20') and (length(${text}) = 10 or substr(${text}, 11, 1) in (' ', 'T'))
        then ${tryCast(sql`substr(${text}, 1, 10)`, 'date')}
      when substr(${text}, 3, 1) = '/' and substr(${text}, 7, 2) in ('19', '20') and (length(${text}) = 10 or substr(${text}, 11, 1) = ' ')
        then ${tryCast(sql`substr(${text}, 7, 4) || '-' || substr(${text}, 4, 2) || '-' || substr(${text}, 1, 2)`, 'date')}
      end`;

/** A date and the time after it; a date alone is its midnight. */
export const asTimestamp = (text: Sql): Sql =>
  tryCast(
    sql`cast(${asDate(text)} as ${typeName('text')}) || ' ' || case when length(${text}) > 10 then substr(${text}, 12, 8) else '00:00:00' end`,
    'timestamp',
  );

/** The whole part: `17.0`, as programs that know no whole numbers write it, is 17, and so is 17.5, which a cast would round up. */
export const asInteger = (text: Sql): Sql =>
  tryCast(
    sql`case when ${text} not like '%.%' then ${text}
        when ${matches(text, '^-?[0-9]+[.][0-9]*$')} then split_part(${text}, '.', 1) end`,
    'integer',
  );

/** Whole years from 0 to 120. */
export const asAge = (text: Sql): Sql =>
  sql`case when ${asInteger(text)} between 0 and 120 then ${asInteger(text)} end`;

export const asBoolean = (text: Sql): Sql =>
  sql`case when lower(${text}) in ('1', 'y', 'yes', 't', 'true') then true when lower(${text}) in ('0', 'n', 'no', 'f', 'false') then false end`;

/** Filled, but not readable in the form. */
export const unreadable = (text: Sql, read: Sql): Sql => sql`(${text} is not null and ${read} is null)`;

/** A code translated by a list; null when it is not in the list. */
export function translated(code: Sql, list: Readonly<Record<string, string>>): Sql {
  const branches = Object.entries(list).map(([each, category]) => sql`when ${each} then ${category}`);
  return sql`case ${code} ${join(branches, ' ')} end`;
}
