/** Checked monthly rows become one placement for each admission of a child, with the reason why any other spell left. */
import { date } from '../engine/dialect.ts';
import type { Engine } from '../engine/engine.ts';
import type { Relation } from '../engine/relation.ts';
import { join, name, type Sql, sql } from '../engine/sql.ts';
import { finalSubmissions } from '../extract/final-submissions.ts';
import type { Extracted } from '../extract/relations.ts';
import type { Places } from '../places/places.ts';
import { firstDay, lastDay } from '../study/calendar.ts';
import { areaKinds } from '../study/dimensions.ts';
import type { Study } from '../study/study.ts';
import { withCategories, withHomes } from './categories.ts';
import {
  accommodated,
  learningDisabled,
  legalStatus,
  lookedAfter,
  treatmentFunctions,
} from './child-facts.ts';
import { chainSpells } from './episodes.ts';
import { firstStays } from './first-stay.ts';
import { leavesAt, spellSteps, wardStep } from './inclusion.ts';
import { isTier4, service, serviceRow } from './service-category.ts';
import { unitsOfSites } from './sites.ts';
import { spellFacts } from './spells.ts';

export interface Placements {
  /** Every hospital spell, those of adults too: spell, person, and `left_at` when it leaves before its ward is looked at. */
  readonly spells: Relation<'spell'>;
  /**
   * Spells of children of the study's age, of any period. Those that count as admissions have `in_period` and no `left_at`. Distance and verdicts are
   * added by the next rooms.
   */
  readonly placements: Relation<'placement'>;
  readonly finals: Relation<'submission'>;
}

export async function placeSpells(
  engine: Engine,
  extracted: Extracted,
  places: Places,
  study: Study,
): Promise<Placements> {
  const finals = await engine.keep('final_submissions', 'submission', finalSubmissions(extracted), [
    'provider',
    'month',
  ]);
  const facts = spellFacts(extracted.spells, extracted.people, finals, study.ageRule);
  const young = await engine.keep('young_spells', 'spell', facts);
  const spells = await engine.keep('spells', 'spell', everySpell(young, extracted.adultSpells, study), [
    'left_at',
  ]);
  const wards = await wardsOfChildren(engine, extracted, young, finals, study);
  const homes = await engine.keep('homes', 'placement', withHomes(wards, places.areas));
  const unitAreas = areaKinds.map(
    (kind) => sql`coalesce(u.${name(kind)}, 'unknown') as ${name(`unit_${kind}`)}`,
  );
  const sited = await engine.keep(
    'sited',
    'placement',
    sql`
    with sites as (
      select h.*, u.unit, u.easting as site_easting, u.northing as site_northing, u.sector as unit_sector, u.site_service,
        ${join(unitAreas, ',\n        ')}
      from ${homes} h left join (${unitsOfSites(wards, places.units)}) u on u.spell = h.spell),
    rowed as (select *, ${serviceRow} as service_row from sites),
    serviced as (select *, case when has_stay then ${service} else 'unclassified' end as service from rowed)
    select *, has_stay and ${isTier4} as tier_4 from serviced`,
  );
  const { period } = study;
  const placements = await engine.keep(
    'placements',
    'placement',
    sql`
    select *, ${leavesAt([wardStep(study)], spellSteps(study).length)} as left_at,
      starts_on between ${date(firstDay(period.from))} and ${date(lastDay(period.to))} as in_period
    from (${withCategories(sited, finals, study)}) categorised`,
    ['left_at'],
  );
  for (const used of [young, wards, homes, sited]) await engine.drop(used);
  return { spells, placements, finals };
}

/** Adults are 19 or over, more than any study counts; a spell that an adult shares with a young person is the latter's. */
function everySpell(young: Relation<'spell'>, adults: Relation<'spell'>, study: Study): Sql {
  const leaves = leavesAt(spellSteps(study));
  return sql`
    select spell, person, ${leaves} as left_at from ${young}
    union all
    select spell, person, ${leaves} as left_at from (select *, 19 as age from ${adults}) adults
    where spell not in (select spell from ${young})`;
}

/** The spells of children of the study's age, each with its first ward, its episode and what the other tables say of the child. */
async function wardsOfChildren(
  engine: Engine,
  extracted: Extracted,
  spells: Relation<'spell'>,
  finals: Relation<'submission'>,
  { who: { ageAtAdmission: age } }: Study,
): Promise<Relation<'placement'>> {
  const children = await engine.keep(
    'child_spells',
    'spell',
    sql`
    select spell, person, provider, first_month, last_month, starts_on, ends_on, source, method, destination, age, age_stated, area, default_place,
      coalesce(gender, 'unknown') as gender, coalesce(ethnic_group, 'unknown') as ethnic_group, flagged
    from ${spells}
    where starts_on is not null and (ends_on is null or ends_on >= starts_on) and age between ${age.from} and ${age.to}`,
  );
  const theirs = sql`select * from ${spells} where person in (select person from ${children})`;
  const related = await engine.keep('spells_of_children', 'spell', theirs);
  const chains = await engine.keep('chains', 'spell', chainSpells(related));
  const stays = await engine.keep('first_stays', 'spell', firstStays(extracted.stays, children, finals));
  const wards = await engine.keep(
    'wards',
    'placement',
    sql`
    select s.*, c.episode, c.episode_review, c.overlapping, w.spell is not null as has_stay,
      w.stay_starts_on, w.stay_ends_on, w.site, w.ward_type, w.ward_age, w.ward_security, w.bed_type, w.specialised_service,
      w.recorded_km, w.recorded_last_km, coalesce(t.tf_700, false) as tf_700, coalesce(t.tf_711, false) as tf_711,
      coalesce(l.legal_status, 'unknown') as legal_status, coalesce(a.looked_after, 'unknown') as looked_after,
      d.spell is not null as disabled, coalesce(h.lives_in_hospital, false) as lives_in_hospital,
      coalesce(h.lives_in_care, false) as lives_in_care
    from ${children} s
    join ${chains} c on c.spell = s.spell
    left join ${stays} w on w.spell = s.spell
    left join (${treatmentFunctions(extracted, children, finals)}) t on t.spell = s.spell
    left join (${legalStatus(extracted, children, finals)}) l on l.spell = s.spell
    left join (${lookedAfter(extracted, children, finals)}) a on a.spell = s.spell
    left join (${learningDisabled(extracted, children, finals)}) d on d.spell = s.spell
    left join (${accommodated(extracted, children, finals)}) h on h.spell = s.spell`,
  );
  for (const used of [children, related, chains, stays]) await engine.drop(used);
  return wards;
}
