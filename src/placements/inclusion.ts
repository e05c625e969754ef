/** Who is counted: the steps of the inclusion flow, in order; each admission leaves at the first that it fails. */
import { date } from '../engine/dialect.ts';
import { type Grouped, grouped } from '../engine/grouped.ts';
import type { Relation } from '../engine/relation.ts';
import { join, type Sql, sql } from '../engine/sql.ts';
import { firstDay, lastDay } from '../study/calendar.ts';
import type { Study } from '../study/study.ts';

export interface Step {
  readonly step: string;
  readonly reasons: readonly { readonly reason: string; readonly when: Sql }[];
}

/** Steps that a spell's own facts decide. */
export function spellSteps({ period, who }: Study): readonly Step[] {
  const { from, to } = who.ageAtAdmission;
  const under = from === 0;
  return [
    {
      step: 'hospital spells in the delivery',
      reasons: [
        { reason: 'no start date', when: sql`starts_on is null` },
        { reason: 'ends before it starts', when: sql`ends_on < starts_on` },
      ],
    },
    {
      step: 'admission in the period',
      reasons: [
        { reason: 'before the period', when: sql`starts_on < ${date(firstDay(period.from))}` },
        { reason: 'after the period', when: sql`starts_on > ${date(lastDay(period.to))}` },
      ],
    },
    {
      step: under ? `under ${to + 1} at admission` : `${from} to ${to} at admission`,
      reasons: [
        {
          reason: under ? `${to + 1} or over` : 'outside the age range',
          when: sql`age < ${from} or age > ${to}`,
        },
        { reason: 'age unknown', when: sql`age is null` },
      ],
    },
  ];
}

/** The step that needs the first ward. With any ward, nothing leaves. */
export function wardStep({ who }: Study): Step {
  const all = who.services === 'any-ward';
  const unless = (when: Sql) => (all ? sql`false` : when);
  return {
    step: all ? 'any ward' : 'Tier 4 CAMHS ward',
    reasons: [
      { reason: 'adult ward', when: unless(sql`has_stay and service = 'adult-ward'`) },
      { reason: 'paediatric ward', when: unless(sql`has_stay and service = 'paediatric-ward'`) },
      { reason: 'not a Tier 4 ward', when: unless(sql`has_stay and not tier_4`) },
      { reason: 'no ward stay', when: unless(sql`not has_stay`) },
    ],
  };
}

/** `1.2`: leaves at the second reason of the first step; null: stays. */
export function leavesAt(steps: readonly Step[], offset = 0): Sql {
  const branches = steps.flatMap(({ reasons }, s) =>
    reasons.map(({ when }, r) => sql`when ${when} then ${`${s + 1 + offset}.${r + 1}`}`),
  );
  return sql`case ${join(branches, ' ')} end`;
}

/** Admissions and children that passed each step, as one group: `admissions kept 0`, `children kept 0`, … */
export function keptCounts(relation: Relation, steps: readonly Step[], offset: number, where?: Sql): Grouped {
  const measures = Object.fromEntries(
    steps.flatMap((_, s) => {
      const passed = sql`(left_at is null or left_at > ${`${s + 1 + offset}.9`})`;
      return [
        [`admissions kept ${s}`, { distinct: ['spell'], where: passed }] as const,
        [`children kept ${s}`, { distinct: ['person'], where: passed }] as const,
      ];
    }),
  );
  return grouped(relation, { sets: [[]], measures, ...(where === undefined ? {} : { where }) });
}

/** Admissions and children that left, by reason. */
export const leftCounts = (relation: Relation, where?: Sql): Grouped =>
  grouped(relation, {
    sets: [['left_at']],
    measures: {},
    where: sql`left_at is not null${where === undefined ? sql`` : sql` and ${where}`}`,
  });
