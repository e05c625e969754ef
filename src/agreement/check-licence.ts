/** The clauses of the agreement that hold for every command, whatever the study asks. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HomewardError } from '../errors/homeward-error.ts';
import type { Agreement } from './agreement.ts';
import type { CalendarDate } from './words.ts';

/** Marker file that `homeward invent` writes into the study folder: its delivery is of invented people. */
export const inventedMarker = 'delivery/INVENTED.txt';

/** Whether the delivery in a study folder is an invented one. */
export const isInvented = (folder: string): boolean => existsSync(join(folder, inventedMarker));

export interface Circumstances {
  readonly today: CalendarDate;
  /** Name of the computer account that runs the command; compared only when the agreement names accounts. */
  readonly account?: string;
  /** Whether `inventedMarker` is there. */
  readonly invented: boolean;
}

/**
 * Refuses, each with its own code of kind study and the clause as the field: outside the period of the agreement
 * (`AGREEMENT_ENDED`, `AGREEMENT_NOT_STARTED`), nobody with access in force (`AGREEMENT_ACCESS`), files lying open that are not
 * invented (`AGREEMENT_OPEN`), sealing, which does not exist yet (`AGREEMENT_SEALED`).
 */
export function checkLicence(agreement: Agreement, { today, account, invented }: Circumstances): void {
  const { period, end, file } = agreement;
  if (today > period.to)
    throw new HomewardError(
      'AGREEMENT_ENDED',
      `the agreement ended on ${period.to}; the data must be destroyed by ${end['destroy-by']}`,
      { file, field: 'period' },
    );
  if (today < period.from)
    throw new HomewardError('AGREEMENT_NOT_STARTED', `the agreement begins on ${period.from}`, {
      file,
      field: 'period',
    });
  checkAccess(agreement, today, account);
  if (agreement['at-rest'] === 'sealed')
    throw new HomewardError('AGREEMENT_SEALED', 'sealed deliveries cannot be opened yet', {
      file,
      field: 'at-rest',
    });
  if (agreement['at-rest'] === 'open' && !invented)
    throw new HomewardError('AGREEMENT_OPEN', 'only an invented delivery may lie open', {
      file,
      field: 'at-rest',
    });
}

/** The last day on which a person may use the data: the earliest of employment, training and check. */
export function accessEnds(person: Agreement['people'][number]): CalendarDate {
  const ends = [person['trained-until'], person['checked-until'], person.employed.to ?? '9999-12-31'];
  return ends.sort()[0] as CalendarDate;
}

function checkAccess(agreement: Agreement, today: CalendarDate, account: string | undefined): void {
  const { people, file } = agreement;
  const inForce = people.filter((person) => person.employed.from <= today && today <= accessEnds(person));
  const place = { file, field: 'people' };
  if (inForce.length === 0)
    throw new HomewardError(
      'AGREEMENT_ACCESS',
      'nobody named in the agreement has access in force today',
      place,
    );
  if (people.every((person) => person.account === undefined)) return;
  if (!inForce.some((person) => person.account !== undefined && person.account === account))
    throw new HomewardError('AGREEMENT_ACCESS', 'this account has no access in force today', place);
}
