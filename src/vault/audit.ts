/** Who did what with the data: audit.jsonl, a chain in which each line carries the hash of the one before. */
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { HomewardError } from '../errors/homeward-error.ts';
import { holdLock } from './lock.ts';
import { writeWhole } from './write-whole.ts';

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

const headSchema = z.strictObject({
  format: z.literal('homeward/audit-head@1'),
  lines: z.int().min(0),
  hash: sha256,
});

export type AuditEvent = Readonly<z.output<z.ZodObject<typeof eventFields>>>;
export type AuditLine = Readonly<z.output<typeof auditLineSchema>>;

/** The JSON Schema of a line (`schemas/audit.json`). */
export const auditJsonSchema = (): object => z.toJSONSchema(auditLineSchema, { target: 'draft-7' });

const chainFile = 'audit.jsonl';
/** Says how long the chain is, so that a chain cut at its end is found. */
const headFile = 'audit-head.json';
const noHash = '0'.repeat(64);

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
    const { lines, wholeBytes } = readChain(folder);
    const path = join(folder, chainFile);
    if (existsSync(path)) truncateSync(path, wholeBytes);
    const at = effects.now().toISOString();
    const previous = lines.at(-1)?.hash ?? noHash;
    const unsealed = { format: 'homeward/audit@1' as const, at, ...event, previous };
    const line: AuditLine = { ...unsealed, hash: hashOf(unsealed) };
    append(path, `${JSON.stringify(line)}\n`);
    writeHead(folder, lines.length + 1, line.hash);
    return line;
  } finally {
    release();
  }
}

/** Every act in order. Throws `AUDIT_BROKEN` with the line when the chain was altered, cut, or put in another order. */
export function verifyAudit(folder: string): readonly AuditLine[] {
  return readChain(folder).lines;
}

function readChain(folder: string): { readonly lines: readonly AuditLine[]; readonly wholeBytes: number } {
  const text = contentOf(join(folder, chainFile));
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const rows = whole.split('\n').slice(0, -1);
  const lines: AuditLine[] = [];
  for (const [i, row] of rows.entries()) {
    const line = lineOf(row);
    if (line === undefined || line.previous !== (lines.at(-1)?.hash ?? noHash)) throw broken(i + 1);
    lines.push(line);
  }
  const head = headOf(contentOf(join(folder, headFile)));
  // The machine may have stopped after a line was written and before the head was: one line more is the same chain.
  const reached = head.lines === 0 ? noHash : lines[head.lines - 1]?.hash;
  if (reached !== head.hash || lines.length > head.lines + 1) throw broken(lines.length + 1);
  return { lines, wholeBytes: Buffer.byteLength(whole) };
}

function lineOf(row: string): AuditLine | undefined {
  const parsed = auditLineSchema.safeParse(fromJson(row));
  if (!parsed.success) return undefined;
  const { hash, ...unsealed } = fromJson(row) as AuditLine;
  return JSON.stringify({ ...unsealed, hash }) === row && hashOf(unsealed) === hash ? parsed.data : undefined;
}

function headOf(text: string): z.output<typeof headSchema> {
  if (text === '') return { format: 'homeward/audit-head@1', lines: 0, hash: noHash };
  const parsed = headSchema.safeParse(fromJson(text));
  if (!parsed.success)
    throw new HomewardError('AUDIT_BROKEN', 'the head of the audit was altered', { file: headFile });
  return parsed.data;
}

function writeHead(folder: string, lines: number, hash: string): void {
  const head = { format: 'homeward/audit-head@1', lines, hash };
  writeWhole(join(folder, headFile), `${JSON.stringify(head)}\n`);
}

function append(path: string, row: string): void {
  const file = openSync(path, 'a');
  try {
    appendFileSync(file, row);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const hashOf = (unsealed: Omit<AuditLine, 'hash'>): string =>
  createHash('sha256').update(JSON.stringify(unsealed)).digest('hex');

const broken = (line: number): HomewardError =>
  new HomewardError('AUDIT_BROKEN', 'the audit was altered, cut or put in another order', {
    file: chainFile,
    line,
  });

const contentOf = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
