/** Who is counted: four steps, each admission leaving at the first that it fails. */
import type { Admission } from './admissions.ts';
import { firstDayOf, lastDayOf, monthNumberOf } from './days.ts';
import type { Question } from './question.ts';

interface Step {
  readonly step: string;
  readonly reasons: readonly string[];
  readonly reasonFor: (admission: Admission) => string | null;
}

export const hasSoundDates = ({ starts, ends }: Admission): boolean =>
  starts !== null && (ends === null || ends >= starts);
export const isOfAge = ({ age }: Admission, { ages }: Question): boolean =>
  age !== null && age >= ages.from && age <= ages.to;
export const isOnWard = ({ decision }: Admission, { services }: Question): boolean =>
  services === 'any-ward' || decision?.tier4 === true;

export function include(all: readonly Admission[], question: Question) {
  let kept = all;
  const inclusion = steps(question).map(({ step, reasons, reasonFor }) => {
    const before = kept;
    kept = before.filter((admission) => reasonFor(admission) === null);
    const left = reasons.map((reason) => ({
      reason,
      ...people(before.filter((admission) => reasonFor(admission) === reason)),
    }));
    return { step, kept: people(kept), left };
  });
  return { admissions: kept, inclusion };
}

export const people = (admissions: readonly Admission[]) => ({
  admissions: admissions.length,
  children: new Set(admissions.map(({ person }) => person)).size,
});

function steps(question: Question): readonly Step[] {
  const from = firstDayOf(monthNumberOf(question.from));
  const to = lastDayOf(monthNumberOf(question.to));
  const over = question.ages.to + 1;
  const under = question.ages.from === 0;
  const outside = under ? `${over} or over` : 'outside the age range';
  return [
    {
      step: 'hospital spells in the delivery',
      reasons: ['no start date', 'ends before it starts'],
      reasonFor: (a) =>
        a.starts === null ? 'no start date' : hasSoundDates(a) ? null : 'ends before it starts',
    },
    {
      step: 'admission in the period',
      reasons: ['before the period', 'after the period'],
      reasonFor: ({ starts }) => {
        const day = starts ?? Number.NaN;
        if (day < from) return 'before the period';
        return day > to ? 'after the period' : null;
      },
    },
    {
      step: under
        ? `under ${over} at admission`
        : `${question.ages.from} to ${question.ages.to} at admission`,
      reasons: [outside, 'age unknown'],
      reasonFor: (a) => {
        if (a.age === null) return 'age unknown';
        if (isOfAge(a, question)) return null;
        return outside;
      },
    },
    {
      step: question.services === 'any-ward' ? 'any ward' : 'Tier 4 CAMHS ward',
      reasons: ['adult ward', 'paediatric ward', 'not a Tier 4 ward', 'no ward stay'],
      reasonFor: (a) => {
        if (isOnWard(a, question)) return null;
        if (a.decision === null) return 'no ward stay';
        if (a.decision.service === 'adult-ward') return 'adult ward';
        return a.decision.service === 'paediatric-ward' ? 'paediatric ward' : 'not a Tier 4 ward';
      },
    },
  ];
}
