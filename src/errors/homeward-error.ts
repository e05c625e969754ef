/** The author's mistake, the delivery's, or the system's: what, where, and the one thing to do. */
import { catalogue, type ErrorCode, exitCodes, type Kind } from './catalogue.ts';

export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly field?: string;
}

/** As a program reads it. */
export interface ErrorDocument {
  readonly format: 'homeward/error@1';
  readonly code: ErrorCode;
  readonly kind: Kind;
  readonly what: string;
  readonly where: Place;
  readonly remedy: string;
}

export class HomewardError extends Error {
  override readonly name = 'HomewardError';
  readonly code: ErrorCode;
  readonly kind: Kind;
  readonly place: Place;
  readonly remedy: string;

  /** `what` never holds a value from a record: names of files, columns, fields and counts only. */
  constructor(code: ErrorCode, what: string, place: Place = {}, remedy: string = catalogue[code].remedy) {
    super(what);
    this.code = code;
    this.kind = catalogue[code].kind;
    this.place = place;
    this.remedy = remedy;
  }

  get exitCode(): number {
    return exitCodes[this.kind];
  }

  /** One line for people: `missing column: … (delivery/mhs501.csv:3) – remedy [CODE]`. */
  toLine(): string {
    const { file, line, column, field } = this.place;
    const spot = [file, line, line === undefined ? undefined : column]
      .filter((part) => part !== undefined)
      .join(':');
    const where = [spot, field].filter((part) => part !== undefined && part !== '').join(', ');
    return `${this.message}${where === '' ? '' : ` (${where})`} – ${this.remedy} [${this.code}]`;
  }

  toJSON(): ErrorDocument {
    return {
      format: 'homeward/error@1',
      code: this.code,
      kind: this.kind,
      what: this.message,
      where: this.place,
      remedy: this.remedy,
    };
  }
}
