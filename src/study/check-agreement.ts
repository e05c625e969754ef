/** Whether the agreement allows the study: every clause that one of its fields could break. */
import type { Agreement } from '../agreement/agreement.ts';
import { type Circumstances, checkLicence } from '../agreement/check-licence.ts';
import { nearestWord } from '../agreement/nearest-word.ts';
import type { FieldPath } from '../agreement/strict-yaml.ts';
import { HomewardError, type Place } from '../errors/homeward-error.ts';
import { monthsOf } from './calendar.ts';
import type { Study } from './study.ts';

/**
 * Refuses a study that the agreement does not allow, each reason with its own code of kind study and the clause named: those of
 * `checkLicence`, then `AGREEMENT_DATA_SET`, `AGREEMENT_MONTHS`, `AGREEMENT_PURPOSE`, `AGREEMENT_OUTPUT`. The policy is compared in
 * disclosure, tables and columns of the delivery in extract, the files of a second delivery by `checkDelivery`.
 */
export function checkAgreement(study: Study, agreement: Agreement, circumstances: Circumstances): void {
  checkLicence(agreement, circumstances);
  const place = (path: FieldPath): Place =>
    study.at?.(path) ?? { file: 'study.yaml', field: String(path[0]) };
  checkMonths(study, agreement, place(['period']));
  const purposes = agreement.purposes.map(({ id }) => id);
  for (const [i, { serves }] of study.tables.entries())
    if (!purposes.includes(serves)) {
      const near = nearestWord(serves, purposes);
      const remedy = near === undefined ? `write one of: ${purposes.join(', ')}` : `did you mean "${near}"?`;
      const what = `a table serves no purpose of the agreement (clause purposes): ${serves}`;
      throw new HomewardError('AGREEMENT_PURPOSE', what, place(['tables', i, 'serves']), remedy);
    }
  const agreed: readonly string[] = agreement.outputs.map(({ kind }) => kind);
  for (const [i, kind] of study.publication.kinds.entries())
    if (!agreed.includes(kind)) {
      const what = `the agreement allows no publication of this kind (clause outputs): ${kind}`;
      const remedy = `ask only for: ${[...new Set(agreed)].join(', ')}`;
      throw new HomewardError('AGREEMENT_OUTPUT', what, place(['publication', 'kinds', i]), remedy);
    }
}

function checkMonths({ period }: Study, agreement: Agreement, place: Place): void {
  const sets = agreement['data-sets'].filter(({ name }) => name === 'MHSDS');
  if (sets.length === 0)
    throw new HomewardError('AGREEMENT_DATA_SET', 'the agreement names no MHSDS (clause data-sets)', {
      file: agreement.file,
      field: 'data-sets',
    });
  if (monthsOf(period).every((month) => sets.some(({ from, to }) => from <= month && month <= to))) return;
  const months = sets.map(({ from, to }) => `${from} to ${to}`).join(', ');
  const what = `the period of the study is outside the agreed months (clause data-sets): ${months}`;
  throw new HomewardError('AGREEMENT_MONTHS', what, place);
}

/** Tables of the MHSDS that the agreement allows a delivery to hold, sorted. */
export const agreedTables = (agreement: Agreement): readonly string[] =>
  [...new Set(agreement['data-sets'].flatMap(({ tables }) => tables))].sort();

/** What a command writes into the audit as its purpose: the ids of the purposes that the tables serve. */
export const purposeOf = (study: Study): string =>
  [...new Set(study.tables.map(({ serves }) => serves))].sort().join(', ');
