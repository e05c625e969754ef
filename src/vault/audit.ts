/** Who did what with the data: audit.jsonl, a chain in which each line carries the hash of the one before. */
import { join } from 'node:path';
import { z } from 'zod';
import { HomewardError } from '../errors/homeward-error.ts';
import { appendToChain, type ChainFiles, readChain } from './chain.ts';
import { holdLock } from './lock.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const eventFields = {
  at: z.iso.datetime().describe('When, in universal time.'),
  command: z.string().min(1).describe('The command, such as analyse.'),
  purpose: z
    .string()
    .min(1)
    .describe('What it was for: the purposes of the agreement that the study serves.'),
  study: sha256.describe('SHA-256 of study.yaml.'),
  agreement: sha256.describe('SHA-256 of agreement.yaml.'),
  inputs: sha256.optional().describe('Fingerprint of the files of the delivery that were read.'),
  outcome: z.enum(['done', 'refused', 'failed', 'interrupted']).describe('How it ended.'),
  release: z.string().optional().describe('The release that it made.'),
};

/** One line of audit.jsonl: `homeward/audit@1`. */
export const auditLineSchema = z
  .strictObject({
    format: z.literal('homeward/audit@1').describe('Format and version.'),
    ...eventFields,
    previous: sha256.describe('Hash of the line before; sixty-four noughts in the first line.'),
    hash: sha256.describe('SHA-256 of this line as it is written, without this field.'),
  })
  .describe('One line of audit.jsonl: an act, chained to the one before.');

export type AuditEvent = Readonly<z.output<z.ZodObject<typeof eventFields>>>;
export type AuditLine = Readonly<z.output<typeof auditLineSchema>>;

/** The JSON Schema of a line (`schemas/audit.json`). */
export const auditJsonSchema = (): object => z.toJSONSchema(auditLineSchema, { target: 'draft-7' });

const files: ChainFiles<AuditLine> = {
  file: 'audit.jsonl',
  headFile: 'audit-head.json',
  headFormat: 'homeward/audit-head@1',
  schema: auditLineSchema,
  broken: (_, line) =>
    line === undefined
      ? new HomewardError('AUDIT_BROKEN', 'the head of the audit was altered', { file: 'audit-head.json' })
      : new HomewardError('AUDIT_BROKEN', 'the audit was altered, cut or put in another order', {
          file: 'audit.jsonl',
          line,
        }),
};

/**
 * Adds an act to the audit of a study folder and returns its line. The whole chain is verified first. One write, flushed to
 * the disk; if the machine stops in the middle of it, the torn line is dropped by the next call, and nothing before it is lost.
 * Throws `AUDIT_BROKEN`, or `AUDIT_BUSY` when another command holds the audit for more than five seconds.
 */
export async function appendAudit(
  folder: string,
  event: Omit<AuditEvent, 'at'>,
  effects: { now(): Date },
): Promise<AuditLine> {
  const release = await holdLock(join(folder, 'audit.lock'));
  try {
    const at = effects.now().toISOString();
    return appendToChain(folder, files, readChain(folder, files), {
      format: 'homeward/audit@1',
      at,
      ...event,
    });
  } finally {
    release();
  }
}

/** Every act in order. Throws `AUDIT_BROKEN` with the line when the chain was altered, cut, or put in another order. */
export function verifyAudit(folder: string): readonly AuditLine[] {
  return readChain(folder, files).lines;
}
