/** One agreement, one delivery: other files than those of the first analysis are refused unless repeats are agreed. */
import { createHash } from 'node:crypto';
import { HomewardError } from '../errors/homeward-error.ts';
import type { AuditEvent } from '../vault/audit.ts';
import type { Agreement } from './agreement.ts';

/** The same for the same set of files, whatever their names and order: SHA-256 of their sorted SHA-256s. */
export function deliveryFingerprint(inputs: readonly { readonly sha256: string }[]): string {
  const sums = inputs.map(({ sha256 }) => sha256).sort();
  return createHash('sha256').update(sums.join('\n')).digest('hex');
}

/**
 * Refuses (`AGREEMENT_SECOND_DELIVERY`) a delivery with another fingerprint than that of the first completed event in the audit that
 * has one. An invented delivery may change.
 */
export function checkDelivery(
  agreement: Agreement,
  fingerprint: string,
  audit: readonly AuditEvent[],
  { invented }: { readonly invented: boolean },
): void {
  if (agreement.repeats || invented) return;
  const first = audit.find(({ outcome, inputs }) => outcome === 'done' && inputs !== undefined);
  if (first === undefined || first.inputs === fingerprint) return;
  throw new HomewardError('AGREEMENT_SECOND_DELIVERY', 'these are not the files of the first analysis', {
    file: agreement.file,
    field: 'repeats',
  });
}
