import { expect, test } from 'vitest';
import { openDuckDb } from '../../src/engine/duckdb/duckdb-engine.ts';
import { tally } from '../../src/engine/grouped.ts';
import { join, sql } from '../../src/engine/sql.ts';
import { asAge } from '../../src/extract/values.ts';

test('an age with a fraction is its whole years, never rounded up to eighteen', async () => {
  const engine = await openDuckDb({ folders: [] });
  const texts = ['17', '17.0', '17.5', '17.99', '200', '-1', 'seventeen', '1.7e1', ''];
  const rows = join(texts.map((text, i) => sql`(${i}, ${text})`));
  const ages = await engine.keep(
    'ages',
    'row',
    sql`select cast(i as varchar) as nth, coalesce(cast(${asAge(sql`t`)} as varchar), 'none') as read from (values ${rows}) as v (i, t)`,
    ['nth', 'read'],
  );
  const read = await engine.collect(tally(ages, { sets: [['nth', 'read']], measures: {} }));
  await engine.close();
  expect(read.map(({ at }) => at.read)).toEqual([...Array(4).fill('17'), ...Array(5).fill('none')]);
});
