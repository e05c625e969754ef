/** Which submission of a provider's month counts when there are several. */
import type { Engine } from '../engine/engine.ts';
import { tally } from '../engine/grouped.ts';
import type { Relation } from '../engine/relation.ts';
import { type Sql, sql } from '../engine/sql.ts';
import { HomewardError } from '../errors/homeward-error.ts';
import type { Extracted } from './relations.ts';

/**
 * provider, month, submission: one row a provider and month. Source of the rule (facts of the data set, §1.6): a Refresh over a Primary, 2 over
 * 1, later a sequence number of which the greatest is final; then the one made last. A month with one submission needs no header.
 */
export const finalSubmissions = (extracted: Pick<Extracted, 'finals'>): Sql =>
  sql`select provider, month, submission from ${extracted.finals}`;

/** Every submission of a provider's month with its place in the order: 1 is final; `ties` submissions share that place. */
export const rankedSubmissions = (
  headers: Relation<'submission'>,
  delivered: Relation<'submission'>,
): Sql => sql`
    with headed as (
      select provider, month, submission,
        max(case lower(file_type) when 'primary' then 1 when 'refresh' then 2 else try_cast(file_type as integer) end) as sequence,
        max(created) as created
      from ${headers} group by provider, month, submission),
    named as (
      select provider, month, submission from ${delivered} where provider is not null and month is not null and submission is not null
      union select provider, month, submission from headed),
    ordered as (
      select n.provider, n.month, n.submission,
        rank() over (partition by n.provider, n.month order by h.sequence desc nulls last, h.created desc nulls last) as place
      from named n left join headed h on h.provider = n.provider and h.month = n.month and h.submission = n.submission)
    select *, count(*) over (partition by provider, month, place) as ties, count(*) over (partition by provider, month) as submissions
    from ordered`;

/** Throws EXTRACT_SUBMISSIONS_UNORDERED when two submissions of a month have no order. */
export async function keepFinals(
  engine: Engine,
  headers: Relation<'submission'>,
  delivered: Relation<'submission'>,
): Promise<Relation<'submission'>> {
  const ranked = await engine.keep('delivered_ranked', 'submission', rankedSubmissions(headers, delivered));
  const [total] = await engine.collect(
    tally(ranked, { sets: [[]], measures: { unordered: { count: sql`place = 1 and ties > 1` } } }),
  );
  const unordered = total?.numbers.unordered ?? 0;
  if (unordered > 0)
    throw new HomewardError(
      'EXTRACT_SUBMISSIONS_UNORDERED',
      `${unordered} submissions are of the same provider and month as another, and nothing says which is final`,
      { field: 'UniqSubmissionID' },
    );
  const finals = await engine.keep(
    'delivered_finals',
    'submission',
    sql`select provider, month, submission, submissions from ${ranked} where place = 1`,
    ['provider', 'month'],
  );
  await engine.drop(ranked);
  return finals;
}
