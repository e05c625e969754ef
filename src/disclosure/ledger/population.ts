/** Who a study counts, as the ledger says it. */
import type { Study } from '../../study/study.ts';
import type { Population } from './ledger.ts';

/** `delivery`, `reference`: fingerprints of the delivery and of the reference files. `changes`: see the schema. */
export function populationOf(
  study: Study,
  { delivery, reference, changes = null }: { delivery: string; reference: string; changes?: number | null },
): Population {
  const used = [...new Set(study.tables.flatMap(({ dimensions }) => dimensions))];
  const margin = study.outOfArea.find(({ id }) => id === 'nearer-unit')?.margin;
  const areas = used.filter((dimension) => /^(home|unit)-/.test(dimension));
  return {
    from: study.period.from,
    to: study.period.to,
    ages: study.who.ageAtAdmission,
    services: study.who.services,
    delivery,
    rules: {
      'age-band': study.ageRule,
      'distance-band': study.distance.measure,
      ...Object.fromEntries(
        [...areas, ...study.outOfArea.map(({ id }) => `out-of-area:${id}`)].map((d) => [d, reference]),
      ),
      ...(margin === undefined ? {} : { 'out-of-area:nearer-unit': `${reference} ${margin}` }),
    },
    changes,
  };
}
