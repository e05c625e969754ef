/** Reads agreement.yaml: strict, and refused where its own fields contradict each other. */
import { join } from 'node:path';
import { HomewardError } from '../errors/homeward-error.ts';
import { type Agreement, agreementSchema, guestBodies } from './agreement.ts';
import { unknownWord } from './shape-errors.ts';
import { type FieldPath, readStrictYaml, type StrictYaml } from './strict-yaml.ts';

/**
 * The agreement of a study folder; `file` is its name inside. Errors of kind study: `YAML_…`, `FIELD_…` with line and column, and
 * `AGREEMENT_GUEST_BODY`.
 */
export async function readAgreement(folder: string, file = 'agreement.yaml'): Promise<Agreement> {
  const read = readStrictYaml(join(folder, file), file, agreementSchema);
  const agreement: Agreement = { ...read.value, file, sha256: read.sha256 };
  refuseContradictions(agreement, read.at);
  return agreement;
}

function refuseContradictions(agreement: Agreement, at: StrictYaml<unknown>['at']): void {
  const refuse = (what: string, path: FieldPath): never => {
    throw new HomewardError('FIELD_WRONG', what, at(path));
  };
  const { period, people, purposes, guests, end } = agreement;
  if (period.from > period.to) refuse('the agreement ends before it begins', ['period']);
  if (end['destroy-by'] < period.to)
    refuse('the data are to be destroyed before the agreement ends', ['end']);
  for (const [i, set] of agreement['data-sets'].entries()) {
    if (set.from > set.to) refuse('the last month is before the first', ['data-sets', i, 'to']);
    if (!set.pseudonymised) refuse('only pseudonymised data can be used', ['data-sets', i, 'pseudonymised']);
  }
  for (const [i, { employed }] of people.entries())
    if (employed.to !== undefined && employed.to < employed.from)
      refuse('the employment ends before it begins', ['people', i, 'employed']);
  for (const [i, { id }] of purposes.entries())
    if (purposes.findIndex((other) => other.id === id) !== i)
      refuse('the same purpose id is used twice', ['purposes', i, 'id']);
  for (const [i, { body }] of guests.entries())
    if (!(guestBodies as readonly string[]).includes(body)) {
      const { place, remedy } = unknownWord(body, guestBodies, at(['guests', i, 'body']));
      const what = 'private discussions are with three named bodies only';
      throw new HomewardError('AGREEMENT_GUEST_BODY', what, place, remedy);
    }
}
