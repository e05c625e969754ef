import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  accessEnds,
  type Circumstances,
  checkLicence,
  isInvented,
} from '../../src/agreement/check-licence.ts';
import { placeWarning } from '../../src/agreement/place.ts';
import { readAgreement } from '../../src/agreement/read-agreement.ts';
import { checkDelivery, deliveryFingerprint } from '../../src/agreement/second-delivery.ts';
import type { AuditEvent } from '../../src/vault/audit.ts';
import { aStudyFolder, type Edit } from '../study/a-study.ts';
import { refusal } from '../study/refusal.ts';

const usual: Circumstances = { today: '2018-01-10', invented: false };

async function outcome(circumstances: Partial<Circumstances>, edit?: Edit): Promise<string> {
  const agreement = await readAgreement(aStudyFolder(edit === undefined ? {} : { agreement: edit }));
  try {
    checkLicence(agreement, { ...usual, ...circumstances });
    return 'allowed';
  } catch {
    const { code, place } = await refusal(() => checkLicence(agreement, { ...usual, ...circumstances }));
    return `${code} ${place.field}`;
  }
}

describe('the period of the agreement', () => {
  test('opens on its first day and closes after its last', async () => {
    const untilTheEnd: Edit = ['trained-until: 2018-01-15', 'trained-until: 2019-01-15'];
    expect(await outcome({ today: '2017-08-31' })).toBe('AGREEMENT_NOT_STARTED period');
    expect(await outcome({ today: '2017-09-01' })).toBe('allowed');
    expect(await outcome({ today: '2018-01-31' }, untilTheEnd)).toBe('allowed');
    expect(await outcome({ today: '2018-04-01' }, untilTheEnd)).toBe('AGREEMENT_ENDED period');
  });

  test('says by when the data must be destroyed', async () => {
    const agreement = await readAgreement(aStudyFolder());
    const error = await refusal(() => checkLicence(agreement, { ...usual, today: '2018-05-01' }));
    expect(error.message).toContain('2018-04-30');
  });
});

describe('who has access', () => {
  test('it ends with the earliest of employment, training and check', async () => {
    const { people } = await readAgreement(aStudyFolder());
    expect(people.map(accessEnds)).toEqual(['2018-02-01', '2018-01-15']);
  });

  test('somebody must have it today', async () => {
    expect(await outcome({ today: '2018-02-01' })).toBe('allowed');
    expect(await outcome({ today: '2018-02-02' })).toBe('AGREEMENT_ACCESS people');
  });

  test('once an account is named, only that account has it', async () => {
    const named: Edit = ['role: checker', 'role: checker\n    account: bob'];
    expect(await outcome({ account: 'bob' }, named)).toBe('allowed');
    expect(await outcome({ account: 'eve' }, named)).toBe('AGREEMENT_ACCESS people');
    expect(await outcome({}, named)).toBe('AGREEMENT_ACCESS people');
    expect(await outcome({ account: 'bob', today: '2018-01-16' }, named)).toBe('AGREEMENT_ACCESS people');
  });
});

describe('how the files lie', () => {
  test('open only when the people are invented', async () => {
    const open: Edit = ['at-rest: platform', 'at-rest: open'];
    expect(await outcome({ invented: false }, open)).toBe('AGREEMENT_OPEN at-rest');
    expect(await outcome({ invented: true }, open)).toBe('allowed');
  });

  test('sealed is refused until there is sealing', async () => {
    expect(await outcome({ invented: true }, ['at-rest: platform', 'at-rest: sealed'])).toBe(
      'AGREEMENT_SEALED at-rest',
    );
  });

  test('a delivery is invented when it carries the marker file', () => {
    const folder = aStudyFolder();
    expect(isInvented(folder)).toBe(false);
    mkdirSync(join(folder, 'delivery'));
    writeFileSync(join(folder, 'delivery', 'INVENTED.txt'), 'The people are invented.\n');
    expect(isInvented(folder)).toBe(true);
  });
});

describe('a second delivery', () => {
  const event = (inputs: string | undefined, outcomeOf: AuditEvent['outcome']): AuditEvent => ({
    at: '2018-01-10T09:00:00.000Z',
    command: 'analyse',
    purpose: 'variation',
    study: 'a'.repeat(64),
    agreement: 'b'.repeat(64),
    outcome: outcomeOf,
    ...(inputs === undefined ? {} : { inputs }),
  });
  const first = deliveryFingerprint([{ sha256: '1' }, { sha256: '2' }]);
  const second = deliveryFingerprint([{ sha256: '1' }, { sha256: '3' }]);
  const audit = [
    event(undefined, 'done'),
    event(second, 'failed'),
    event(first, 'done'),
    event(first, 'done'),
  ];
  const real = { invented: false };

  test('is other files than those of the first analysis that was done', async () => {
    const agreement = await readAgreement(aStudyFolder());
    expect(() => checkDelivery(agreement, first, audit, real)).not.toThrow();
    expect(() => checkDelivery(agreement, second, [], real)).not.toThrow();
    const { code, place } = await refusal(() => checkDelivery(agreement, second, audit, real));
    expect([code, place.field]).toEqual(['AGREEMENT_SECOND_DELIVERY', 'repeats']);
  });

  test('is allowed when repeats are agreed, or when the people are invented', async () => {
    const repeats = await readAgreement(aStudyFolder({ agreement: ['repeats: no', 'repeats: yes'] }));
    expect(() => checkDelivery(repeats, second, audit, real)).not.toThrow();
    const agreement = await readAgreement(aStudyFolder());
    expect(() => checkDelivery(agreement, second, audit, { invented: true })).not.toThrow();
  });

  test('is not the same files in another order', () => {
    expect(deliveryFingerprint([{ sha256: '2' }, { sha256: '1' }])).toBe(first);
  });
});

test('warns unless the folder or one above it holds the marker of an agreed place', async () => {
  const folder = aStudyFolder();
  const agreement = await readAgreement(folder);
  const inner = join(folder, 'a', 'b');
  mkdirSync(inner, { recursive: true });
  expect(placeWarning(agreement, inner)).toContain('.homeward-place');
  writeFileSync(join(folder, '.homeward-place'), 'another-office\n');
  expect(placeWarning(agreement, inner)).toContain('.homeward-place');
  writeFileSync(join(folder, '.homeward-place'), 'invented-office\n');
  expect(placeWarning(agreement, inner)).toBeUndefined();
  expect(placeWarning(agreement, folder)).toBeUndefined();
});
