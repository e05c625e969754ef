/** Spells of one child that follow each other by transfer become one inpatient episode. */

import { daysBetween } from '../engine/dialect.ts';
import type { Relation } from '../engine/relation.ts';
import { join, type Sql, sql } from '../engine/sql.ts';
import { destinationTransferCodes, methodTransferCodes, sourceTransferCodes } from '../extract/codes.ts';

const codes = (list: readonly string[]): Sql => join(list.map((code) => sql`${code}`));

/**
 * Two spells join when the second starts 0 or 1 days after the first ends and either end has a transfer code (facts on travel, §8 "Chains").
 * Spells that meet on one day without a code stay two episodes and are marked for review. `episode` counts within the child.
 */
export function chainSpells(spells: Relation<'spell'>): Sql {
  return sql`
    with in_order as (
      select spell, person, starts_on, ends_on, source, method,
        lag(ends_on) over w as previous_ends_on, lag(destination) over w as previous_destination
      from ${spells}
      where starts_on is not null and (ends_on is null or ends_on >= starts_on)
      window w as (partition by person order by starts_on, ends_on nulls last, spell)),
    gaps as (
      select *, ${daysBetween(sql`previous_ends_on`, sql`starts_on`)} as gap,
        (coalesce(previous_destination in (${codes(destinationTransferCodes)}), false)
          or coalesce(source in (${codes(sourceTransferCodes)}), false)
          or coalesce(method in (${codes(methodTransferCodes)}), false)) as coded
      from in_order)
    select spell, person,
      sum(case when gap between 0 and 1 and coded then 0 else 1 end) over (partition by person
        order by starts_on, ends_on nulls last, spell rows unbounded preceding) as episode,
      coalesce(gap = 0 and not coded, false) as episode_review,
      coalesce(gap < 0, false) as overlapping
    from gaps`;
}
