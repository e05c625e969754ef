/** Which submission of a provider's month counts: the refresh over the primary one, otherwise the latest. */
import { type Sql, sql } from '../engine/sql.ts';
import { tryCast } from '../engine/dialect.ts';
import type { Extracted } from './relations.ts';

/**
 * One row a provider and month: provider, month, submission. Order (facts of the data set, §1.6): Refresh over Primary, 2 over 1, else the greatest
 * number; then the latest time of creation. A month with one submission needs no header.
 */
export function finalSubmissions({ submissions, spells }: Pick<Extracted, 'submissions' | 'spells'>): Sql {
  const rank = sql`case lower(h.file_type) when 'refresh' then 2 when 'primary' then 1 else coalesce(${tryCast(sql`h.file_type`, 'integer')}, 0) end`;
  return sql`
    select provider, month, submission from (
      select s.provider, s.month, s.submission,
        row_number() over (partition by s.provider, s.month
          order by max(${rank}) desc nulls last, max(h.created) desc nulls last, s.submission desc) as nth
      from (select distinct provider, month, submission from ${spells}) s
      left join ${submissions} h on h.provider = s.provider and h.month = s.month and h.submission = s.submission
      group by s.provider, s.month, s.submission) ranked
    where nth = 1`;
}
