/** A refusal to disclose: not an error but an answer, with its reasons and what would be allowed. */
import { catalogue, type ErrorCode, exitCodes } from '../errors/catalogue.ts';

export interface Refusal {
  readonly kind: 'refusal';
  readonly code: ErrorCode;
  /** Sentences; they name tables and cells, never counts. */
  readonly reasons: readonly string[];
  readonly allowed: string;
  readonly exitCode: number;
}

export const refuse = (code: ErrorCode, reasons: readonly string[]): Refusal => ({
  kind: 'refusal',
  code,
  reasons,
  allowed: catalogue[code].remedy,
  exitCode: exitCodes[catalogue[code].kind],
});
