/** People who are 19 or over in every row: only what counting them out needs, so that a national delivery fits into memory. */
import type { Relation } from '../engine/relation.ts';
import { type Sql, sql } from '../engine/sql.ts';
import type { Rows } from './rows-of.ts';
import { asDate, asInteger } from './values.ts';

const dayZero = sql`date '1900-01-01'`;

/** Same columns as `spellRows`: one row a spell and start date, from the first month, with the end of the last; a packed number keeps the order. */
export const adultSpells = (
  rows: Rows,
  young: Relation<'person'>,
  finals: Relation<'submission'>,
): Sql => sql`
    select a.person, a.spell, a.provider, a.month, f.submission, a.starts_on,
      case when a.last_end % 1000000 > 0 then ${dayZero} + cast(a.last_end % 1000000 as integer) end as ends_on,
      cast(null as varchar) as source, cast(null as varchar) as method, cast(null as varchar) as destination,
      cast(null as varchar) as discharge_method, cast(null as integer) as age_stated,
      false as starts_on_unreadable, false as ends_on_unreadable, 1 as copies
    from (
      select r.person, r.spell, r.provider, r.starts_on, min(r.month) as month,
        max(r.month * 1000000 + coalesce(date_diff('day', ${dayZero}, r.ends_on), 0)) as last_end
      from (
        select r.person, r.spell, r.provider, cast(${asInteger(sql`r.month`)} as bigint) as month, r.submission,
          ${asDate(sql`r.starts_on`)} as starts_on, ${asDate(sql`r.ends_on`)} as ends_on
        from ${rows((person) => sql`not coalesce(${person} in (select person from ${young}), true)`)} r
        where r.spell is not null) r
      join ${finals} f on f.provider = r.provider and f.month = r.month and f.submission = r.submission
      group by r.person, r.spell, r.provider, r.starts_on) a
    join ${finals} f on f.provider = a.provider and f.month = a.month`;

/** Same columns as `peopleRows`. */
export const adultPeople = (spells: Relation<'spell-month'>, ages: Relation<'person'>): Sql => sql`
    select distinct s.person, s.provider, s.month, s.submission, cast(null as varchar) as area, cast(null as varchar) as home_place,
      a.lowest as age_start, cast(null as integer) as age_end, 'unknown' as gender, 'unknown' as ethnic_group,
      cast(null as boolean) as learning_disability_or_autism_flag, false as main_record, true as age_filled, 1 as copies
    from ${spells} s join ${ages} a on a.person = s.person
    where a.lowest >= 19 and a.unknown = 0`;
