/** Every run leaves one line in the audit, however it ends. */
import { HomewardError } from '../errors/homeward-error.ts';
import { type AuditEvent, appendAudit } from '../vault/audit.ts';
import type { OpenedStudy, RunEffects } from './open-study.ts';

/** What a run adds to its line: which delivery it read, which release it made. */
export interface Noted {
  inputs?: string;
  release?: string;
}

/** Runs, then appends who did what for which purpose; a failure keeps its own error. */
export async function audited<T>(
  command: string,
  { study, agreement }: OpenedStudy,
  { now = () => new Date(), signal }: RunEffects,
  run: (noted: Noted) => Promise<T>,
): Promise<T> {
  const noted: Noted = {};
  const note = (outcome: AuditEvent['outcome']) =>
    appendAudit(
      study.folder,
      {
        command,
        purpose: [...new Set(study.tables.map(({ serves }) => serves))].join(', ') || study.name,
        study: study.sha256,
        agreement: agreement.sha256,
        outcome,
        ...noted,
      },
      { now },
    );
  try {
    const result = await run(noted);
    await note('done');
    return result;
  } catch (error) {
    const outcome = signal?.aborted ? 'interrupted' : error instanceof HomewardError ? 'refused' : 'failed';
    await note(outcome).catch(() => {});
    throw error;
  }
}
