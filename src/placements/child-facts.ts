/** What is known of the child at admission, from the tables beside the spell, for the spell's provider and first month. */
import type { Relation } from '../engine/relation.ts';
import { type Sql, sql } from '../engine/sql.ts';
import type { Extracted } from '../extract/relations.ts';
import { finalRows } from './final-rows.ts';

type Finals = Relation<'submission'>;
type Spells = Relation<'spell'>;

const sameFirstMonth = sql`r.person = s.person and r.provider = s.provider and r.month = s.first_month`;

/** Yes if any row says so, else no if any says no; absent: unknown. */
export function lookedAfter({ lookedAfter: rows }: Extracted, spells: Spells, finals: Finals): Sql {
  return sql`
    select s.spell, case when max(case when r.looked_after = 'yes' then 1 else 0 end) = 1 then 'yes' else 'no' end as looked_after
    from ${spells} s join (${finalRows(rows, finals)}) r on ${sameFirstMonth} group by s.spell`;
}

export function learningDisabled(
  { learningDisabilities: rows }: Extracted,
  spells: Spells,
  finals: Finals,
): Sql {
  return sql`
    select distinct s.spell from ${spells} s join (${finalRows(rows, finals)}) r on ${sameFirstMonth}`;
}

export function accommodated({ accommodation: rows }: Extracted, spells: Spells, finals: Finals): Sql {
  return sql`
    select s.spell, max(case when r.accommodation = 'hospital' then 1 else 0 end) = 1 as lives_in_hospital,
      max(case when r.accommodation = 'care' then 1 else 0 end) = 1 as lives_in_care
    from ${spells} s join (${finalRows(rows, finals)}) r on ${sameFirstMonth} group by s.spell`;
}

/** The legal status in force on the day of admission: the period that began last. */
export function legalStatus({ legalPeriods: rows }: Extracted, spells: Spells, finals: Finals): Sql {
  return sql`
    select spell, legal_status from (
      select s.spell, r.legal_status, row_number() over (partition by s.spell
        order by r.starts_on desc, case r.legal_status when 'informal' then 1 when 'detained' then 2 when 'other' then 3 else 4 end) as nth
      from ${spells} s join (${finalRows(rows, finals)}) r on ${sameFirstMonth}
        and r.starts_on <= s.starts_on and (r.ends_on is null or r.ends_on >= s.starts_on)) ranked
    where nth = 1`;
}

/** Treatment functions 700 (learning disability) and 711 (child and adolescent psychiatry) in the first month. */
export function treatmentFunctions({ treatments: rows }: Extracted, spells: Spells, finals: Finals): Sql {
  return sql`
    select s.spell, max(case when r.treatment_function = '700' then 1 else 0 end) = 1 as tf_700,
      max(case when r.treatment_function = '711' then 1 else 0 end) = 1 as tf_711
    from ${spells} s join (${finalRows(rows, finals)}) r on r.spell = s.spell and r.month = s.first_month group by s.spell`;
}
