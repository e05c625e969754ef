/** Reads study and agreement, holds them against each other and the policy, and refuses before any record is opened. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Agreement } from '../agreement/agreement.ts';
import { inventedMarker } from '../agreement/check-licence.ts';
import { readAgreement } from '../agreement/read-agreement.ts';
import type { Policy } from '../disclosure/policy/policy.ts';
import { readPolicy } from '../disclosure/policy/read-policy.ts';
import { requirePolicy } from '../disclosure/policy/weaker.ts';
import type { ProtectInput, Protection } from '../disclosure/protect.ts';
import type { CalendarDate } from '../study/calendar.ts';
import { checkAgreement } from '../study/check-agreement.ts';
import { readStudy } from '../study/read-study.ts';
import type { Study } from '../study/study.ts';

export interface OpenedStudy {
  readonly study: Study;
  readonly agreement: Agreement;
  readonly policy: Policy;
  /** The delivery carries the marker file of an invented one. */
  readonly invented: boolean;
}

/** The world that a run touches besides the study's folder; every part has a default. */
export interface RunEffects {
  readonly now?: () => Date;
  /** Account that runs the command; compared with the agreement's people when they have accounts. */
  readonly account?: string;
  readonly threads?: number;
  readonly memoryLimit?: string;
  readonly signal?: AbortSignal;
  /** How results are protected; default in this thread, where the solver lets nothing else happen meanwhile. */
  readonly protect?: (input: ProtectInput, options: ProtectOptions) => Promise<Protection>;
  /** After so many seconds of attack a release is not decided, and none is made. */
  readonly seconds?: number;
  /** Told what is being done, and how much of it is done (0 to 1) when that is known. */
  readonly progress?: (doing: string, share?: number) => void;
}

export interface ProtectOptions extends Pick<RunEffects, 'progress' | 'signal' | 'seconds'> {}

/** Errors of kind study: whatever readStudy, readAgreement and readPolicy refuse, and every clause that the study breaks. */
export async function openStudy(
  folder: string,
  { now = () => new Date(), account }: RunEffects = {},
): Promise<OpenedStudy> {
  const study = await readStudy(folder);
  const agreement = await readAgreement(folder, study.agreementFile);
  const invented = existsSync(join(folder, inventedMarker));
  const today = now().toISOString().slice(0, 10) as CalendarDate;
  checkAgreement(study, agreement, { today, invented, ...(account === undefined ? {} : { account }) });
  const policy = await readPolicy(study.policy, folder);
  requirePolicy(policy, await readPolicy(agreement['output-rules'].policy, folder));
  return { study, agreement, policy, invented };
}
