/** Who should be counted: the steps of the inclusion flow as the contract for results words them. */
import { firstDayOf } from './days.ts';
import type { FoundSpell } from './found.ts';
import { Tally } from './tally.ts';
import type { Truth } from './truth-schema.ts';

/** The reasons to leave at each step, in order. No invented spell lacks a start or ends before it. */
const flow = {
  'hospital spells in the delivery': ['no start date', 'ends before it starts'],
  'admission in the period': ['before the period', 'after the period'],
  'under 18 at admission': ['18 or over', 'age unknown'],
  'Tier 4 CAMHS ward': ['adult ward', 'paediatric ward', 'not a Tier 4 ward', 'no ward stay'],
} as const;

type Step = keyof typeof flow;
export type Reason = (typeof flow)[Step][number];
const steps = Object.keys(flow) as readonly Step[];

/** Undefined for an admission that is counted. */
export function reasonToLeave(found: FoundSpell, firstMonth: number): Reason | undefined {
  const { spell, age, stay, service, tier4 } = found;
  if (spell.start < firstDayOf(firstMonth)) return 'before the period';
  if (age === undefined) return 'age unknown';
  if (age >= 18) return '18 or over';
  if (stay === undefined) return 'no ward stay';
  if (service === 'adult-ward') return 'adult ward';
  if (service === 'paediatric-ward') return 'paediatric ward';
  return tier4 ? undefined : 'not a Tier 4 ward';
}

export class InclusionTruth {
  readonly #admissions = new Tally();
  readonly #children = new Tally();

  /** The reasons of one person's spells. */
  see(reasons: readonly (Reason | undefined)[]): void {
    const labels = reasons.flatMap(labelsOf);
    for (const label of labels) this.#admissions.add(label);
    for (const label of new Set(labels)) this.#children.add(label);
  }

  steps(): Truth['inclusion'] {
    const people = (label: string) => ({
      admissions: this.#admissions.of(label),
      children: this.#children.of(label),
    });
    return steps.map((step) => ({
      step,
      kept: people(step),
      left: flow[step].map((reason) => ({ reason, ...people(reason) })),
    }));
  }
}

/** The steps that a spell passes, and the reason at which it leaves. */
function labelsOf(reason: Reason | undefined): readonly string[] {
  if (reason === undefined) return steps;
  const leavesAt = steps.findIndex((step) => (flow[step] as readonly string[]).includes(reason));
  return [...steps.slice(0, leavesAt), reason];
}
