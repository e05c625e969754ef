/** Rows of the submission that counts: a refresh replaces the primary submission of the same provider and month. */
import type { Relation } from '../engine/relation.ts';
import { type Sql, sql } from '../engine/sql.ts';

export function finalRows(rows: Relation, finals: Relation<'submission'>): Sql {
  return sql`
    select r.*
    from ${rows} r
    join ${finals} f on f.provider = r.provider and f.month = r.month and f.submission = r.submission`;
}
