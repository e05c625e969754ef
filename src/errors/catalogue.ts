/** Every error that a user can meet: its kind (which decides the exit code) and its usual remedy. */

export const exitCodes = {
  usage: 2,
  disclosure: 3,
  undecided: 4,
  study: 5,
  delivery: 6,
  system: 7,
} as const;

export type Kind = keyof typeof exitCodes;

interface Entry {
  readonly kind: Kind;
  /** The one thing to do, as a short imperative sentence without a full stop. */
  readonly remedy: string;
}

const entries = {
  // usage
  USAGE_UNKNOWN: { kind: 'usage', remedy: 'run the command with --help' },
  USAGE_VALUE: { kind: 'usage', remedy: 'correct the value of the option' },
  STUDY_FOLDER_TAKEN: { kind: 'usage', remedy: 'name a folder that does not exist yet, or an empty one' },
  // study: policy of disclosure control
  STUDY_POLICY_UNKNOWN: {
    kind: 'study',
    remedy: 'name a policy of docs/policies.md, such as mhsds-2017, or a .json file in the study folder',
  },
  STUDY_POLICY_UNREADABLE: { kind: 'study', remedy: 'correct the field as in schemas/policy.json' },
  STUDY_POLICY_WEAKER: {
    kind: 'study',
    remedy: 'use the policy that the agreement names, or a stricter one',
  },
  STUDY_POLICY_FOR_READING: {
    kind: 'study',
    remedy:
      'use mhsds-2017 or hes-2018, or a file of your own without this; "homeward attack" takes any policy',
  },
  // disclosure: protection
  STUDY_POLICY_NO_SUMS: {
    kind: 'study',
    remedy:
      'name a policy file of your own with pPercent or dominance (docs/dominance.md), or leave the sums out',
  },
  DISCLOSURE_NOTHING_LEFT: {
    kind: 'disclosure',
    remedy: 'pool years, merge categories or ask for fewer dimensions, then run again',
  },
  DISCLOSURE_NOT_SAFE: {
    kind: 'disclosure',
    remedy: 'drop or coarsen one of the tables named, then run again',
  },
  DISCLOSURE_NOT_DECIDED: {
    kind: 'undecided',
    remedy: 'ask for fewer or coarser tables, then run again',
  },
  DISCLOSURE_MARKER_KNOWN: {
    kind: 'study',
    remedy: 'use a policy whose marker is ambiguous',
  },
  RELEASE_EARLIER: {
    kind: 'disclosure',
    remedy: 'keep to the earlier release, or remove its folder if it never left the office',
  },
  // disclosure: sheets for the room
  ROOM_GIVES_AWAY: {
    kind: 'disclosure',
    remedy:
      'the same sheet without one of the figures named, or with the figure that it would give away on it too',
  },
  ROOM_NOT_DECIDED: { kind: 'undecided', remedy: 'a sheet of fewer figures' },
  ROOM_SHEET_TAKEN: { kind: 'usage', remedy: 'give the file another name' },
  // disclosure: the proof beside a release
  CERTIFICATE_MISSING: {
    kind: 'disclosure',
    remedy: 'name a folder that "homeward protect --out" or "homeward release" wrote',
  },
  // disclosure: publication
  RELEASE_FIGURE_UNKNOWN: {
    kind: 'disclosure',
    remedy: 'nothing was released: take the number out of the text or template that prints it',
  },
  RELEASE_FILE_UNKNOWN: {
    kind: 'disclosure',
    remedy: 'nothing was released: only files that can be read back may leave',
  },
  PUBLICATION_CELL_UNKNOWN: {
    kind: 'disclosure',
    remedy: 'name a table, place and measure that release.json holds',
  },
  PUBLICATION_CELL_HIDDEN: {
    kind: 'disclosure',
    remedy: 'write what the sentence says when this figure is hidden, or leave the sentence out',
  },
  // study: the two files that a person writes
  YAML_MISSING: { kind: 'study', remedy: 'name a study folder, or make one with "homeward new DIR"' },
  YAML_TOO_LARGE: { kind: 'study', remedy: 'keep to the fields of the manual: a page or two of text' },
  YAML_NOT_TEXT: { kind: 'study', remedy: 'save it as plain text in UTF-8' },
  YAML_EMPTY: { kind: 'study', remedy: 'copy one from "homeward new DIR" and fill it in' },
  YAML_SYNTAX: { kind: 'study', remedy: 'correct this line; indent with spaces' },
  YAML_REFERENCE: { kind: 'study', remedy: 'write the value out where it belongs, or put it in quotes' },
  FIELD_UNKNOWN: { kind: 'study', remedy: 'take it out' },
  FIELD_MISSING: { kind: 'study', remedy: 'add it' },
  FIELD_WRONG: { kind: 'study', remedy: 'correct it as docs/formats.md says' },
  STUDY_DEFINITION_UNKNOWN: { kind: 'study', remedy: 'write one of the definitions in docs/formats.md' },
  STUDY_TABLE_REPEATED: { kind: 'study', remedy: 'take one of the two out' },
  // study: clauses of the agreement
  AGREEMENT_ENDED: { kind: 'study', remedy: 'destroy the data, or file the new agreement in its own folder' },
  AGREEMENT_NOT_STARTED: { kind: 'study', remedy: 'wait until then' },
  AGREEMENT_ACCESS: { kind: 'study', remedy: 'have the information asset owner bring the people up to date' },
  AGREEMENT_OPEN: {
    kind: 'study',
    remedy: 'keep the delivery on an encrypted volume and write "at-rest: platform"',
  },
  AGREEMENT_SEALED: {
    kind: 'study',
    remedy: 'keep the delivery on an encrypted volume and write "at-rest: platform"',
  },
  AGREEMENT_READER: { kind: 'study', remedy: 'name a body whose guests the agreement lists' },
  AGREEMENT_GUEST_BODY: { kind: 'study', remedy: 'take the guest out' },
  AGREEMENT_DATA_SET: { kind: 'study', remedy: 'have the data set added to the agreement first' },
  AGREEMENT_MONTHS: { kind: 'study', remedy: 'keep the study within the months of the data set' },
  AGREEMENT_PURPOSE: { kind: 'study', remedy: 'name a purpose of the agreement, or take the table out' },
  AGREEMENT_OUTPUT: { kind: 'study', remedy: 'ask only for publications that the agreement names' },
  AGREEMENT_SECOND_DELIVERY: {
    kind: 'study',
    remedy: 'put the first files back; a new delivery needs an agreement with "repeats: yes"',
  },
  // study: the audit
  AUDIT_BROKEN: {
    kind: 'study',
    remedy:
      'stop, and tell the information asset owner: restore audit.jsonl and audit-head.json from the last backup',
  },
  // study: the ledger of what was released
  LEDGER_ALTERED: {
    kind: 'study',
    remedy:
      'stop, and tell the information asset owner: restore ledger.jsonl and ledger-head.json from the last backup',
  },
  LEDGER_TRUNCATED: {
    kind: 'study',
    remedy:
      'stop, and tell the information asset owner: restore ledger.jsonl and ledger-head.json from the last backup',
  },
  LEDGER_MISSING: {
    kind: 'study',
    remedy: 'restore ledger.jsonl and ledger-head.json from the last backup',
  },
  LEDGER_OTHER_STUDY: {
    kind: 'study',
    remedy: "put the study's own ledger.jsonl and ledger-head.json back, and its old name",
  },
  LEDGER_WITHDRAWN_ALREADY: {
    kind: 'study',
    remedy: 'nothing is left to do: what it said stays known, and is attacked as before',
  },
  LEDGER_RELEASE_UNKNOWN: { kind: 'study', remedy: 'name a release that stands in ledger.jsonl' },
  // delivery: problems to attack
  ATTACK_PROBLEM_NOT_JSON: { kind: 'delivery', remedy: 'save it as JSON' },
  ATTACK_PROBLEM_WRONG: { kind: 'delivery', remedy: 'correct the field' },
  ATTACK_PROBLEM_NAME: {
    kind: 'delivery',
    remedy: 'name each cell and atom once, and only those that exist',
  },
  // delivery: files and tables
  EXTRACT_NO_FILES: { kind: 'delivery', remedy: 'put the files as received into delivery/' },
  EXTRACT_FILE_UNREADABLE: { kind: 'delivery', remedy: 'give your account the right to read it' },
  EXTRACT_FILE_SPECIAL: { kind: 'delivery', remedy: 'keep only ordinary files and folders in delivery/' },
  EXTRACT_LINK_OUTSIDE: { kind: 'delivery', remedy: 'put the file itself into delivery/ instead of a link' },
  EXTRACT_FILE_EMPTY: { kind: 'delivery', remedy: 'ask for the file again, or take it out of delivery/' },
  EXTRACT_FILE_DAMAGED: { kind: 'delivery', remedy: 'copy the file again from where it was received' },
  EXTRACT_ZERO_BYTES: { kind: 'delivery', remedy: 'ask for the file again: it was damaged on its way' },
  EXTRACT_DELIMITER: { kind: 'delivery', remedy: 'export it again with commas, pipes or tabs' },
  EXTRACT_HEADER_REPEATED: { kind: 'delivery', remedy: 'rename or remove one of the two columns' },
  EXTRACT_LAYOUTS_MIXED: {
    kind: 'delivery',
    remedy: 'split the file so that each header begins a file of its own',
  },
  EXTRACT_TABLE_MISSING: { kind: 'delivery', remedy: 'ask the producer for this table' },
  TABLES_HIERARCHY_LOOP: { kind: 'delivery', remedy: 'let no category lie in one that lies in it' },
  TABLES_HIERARCHY_ORPHAN: {
    kind: 'delivery',
    remedy: 'name a parent that is a category, or take the line out',
  },
  EXTRACT_COLUMN_MISSING: { kind: 'delivery', remedy: 'ask the producer for this column' },
  EXTRACT_NO_ROWS: { kind: 'delivery', remedy: 'ask the producer for the table again' },
  EXTRACT_LINES_UNREADABLE: {
    kind: 'delivery',
    remedy:
      'look for a quote that does not close, or ask the producer for the table again, with quoted fields',
  },
  EXTRACT_DATES_UNREADABLE: {
    kind: 'delivery',
    remedy: 'export dates as YYYY-MM-DD, or ask the producer for the table again',
  },
  EXTRACT_SUBMISSIONS_UNORDERED: {
    kind: 'delivery',
    remedy: 'ask the producer for MHS000, with FileType and the time at which each submission was made',
  },
  EXTRACT_TABLE_NOT_AGREED: {
    kind: 'study',
    remedy: 'take the file out of delivery/ and tell the producer, or have the table added to the agreement',
  },
  EXTRACT_IDENTIFYING: {
    kind: 'study',
    remedy: 'stop: tell the producer and the information asset owner, and ask for a pseudonymised extract',
  },
  // delivery: places
  PLACES_FILE_MISSING: {
    kind: 'delivery',
    remedy: 'put units.csv into reference/: one row for each service of a unit',
  },
  PLACES_FILE_UNREADABLE: { kind: 'delivery', remedy: 'save it again as CSV (UTF-8, commas)' },
  PLACES_EMPTY: { kind: 'delivery', remedy: 'add rows below the header, or remove the file' },
  PLACES_COLUMN_MISSING: {
    kind: 'delivery',
    remedy: 'add the column; its name and meaning stand in the manual',
  },
  PLACES_VALUE_WRONG: { kind: 'delivery', remedy: 'correct this cell' },
  PLACES_POINT_OUTSIDE: {
    kind: 'delivery',
    remedy: 'give metres of the British National Grid (easting 0–700000, northing 0–1300000)',
  },
  PLACES_AREA_TWICE: { kind: 'delivery', remedy: 'keep one row for each area' },
  PLACES_VINTAGES_MIXED: {
    kind: 'delivery',
    remedy: 'keep the areas of one census, 2011 or 2021, as the delivery has them',
  },
  PLACES_UNIT_TWICE: { kind: 'delivery', remedy: 'remove one row, or correct opened and closed' },
  PLACES_SITE_MOVED: { kind: 'delivery', remedy: 'give every row of a site the same easting and northing' },
  PLACES_KIND_MISSING: {
    kind: 'delivery',
    remedy: 'add the column to reference/areas.csv, or take what needs it out of study.yaml',
  },
  // delivery: counts to protect
  COUNTS_UNREADABLE: { kind: 'delivery', remedy: 'save it again as CSV (UTF-8, commas, one header row)' },
  COUNTS_EMPTY: { kind: 'delivery', remedy: 'add rows below the header' },
  COUNTS_COLUMN_MISSING: { kind: 'delivery', remedy: 'give one column for each dimension, and n' },
  COUNTS_COLUMN_WRONG: {
    kind: 'delivery',
    remedy: 'give each column a name of its own, of letters and digits',
  },
  COUNTS_CATEGORY_WRONG: {
    kind: 'delivery',
    remedy: 'give the finest groups only, each with a plain category; totals are formed',
  },
  COUNTS_NUMBER_WRONG: {
    kind: 'delivery',
    remedy: 'write a plain whole number of at least 0, such as 1234',
  },
  COUNTS_SUM_COLUMN_MISSING: {
    kind: 'delivery',
    remedy:
      'give beside a sum the largest contributions of one person in each row, such as bed_days_1 and bed_days_2',
  },
  COUNTS_SUM_WRONG: {
    kind: 'delivery',
    remedy: 'give what one person each contributes to the sum, the largest first, and 0 where nobody is left',
  },
  COUNTS_ROW_TWICE: { kind: 'delivery', remedy: 'keep one row for each group, with the sum of their counts' },
  HIERARCHY_WRONG: {
    kind: 'delivery',
    remedy: 'give each category its group, and let no group lie in itself',
  },
  COUNTS_TOO_MANY: {
    kind: 'undecided',
    remedy: 'ask for smaller tables with --table, or leave a dimension out',
  },
  // delivery: places asked for a room sheet
  ROOM_SHEET_UNREADABLE: {
    kind: 'delivery',
    remedy: 'save it as CSV (UTF-8, commas): a column for each dimension, and measure',
  },
  ROOM_MEASURE: { kind: 'delivery', remedy: 'keep only rows whose measure is admissions' },
  ROOM_PLACE_UNKNOWN: { kind: 'delivery', remedy: "take rows of the CSV tables of a study's release" },
  ROOM_PLACE_TWICE: { kind: 'delivery', remedy: 'keep one row for each place' },
  // delivery: published tables to attack
  PUBLISHED_UNREADABLE: { kind: 'delivery', remedy: 'save it again as CSV (UTF-8), ODS or XLSX' },
  PUBLISHED_KIND: { kind: 'usage', remedy: 'name files that end in .csv, .ods, .xlsx or .json' },
  PUBLISHED_NO_TABLE: {
    kind: 'delivery',
    remedy: 'say where the figures stand with --mapping FILE.json (schemas/mapping.json)',
  },
  PUBLISHED_HIERARCHY: {
    kind: 'delivery',
    remedy: 'give a CSV file with the columns code and parent, in which no category lies in itself',
  },
  MAPPING_WRONG: { kind: 'usage', remedy: 'correct the field as in schemas/mapping.json' },
  // system
  AUDIT_BUSY: {
    kind: 'system',
    remedy: 'wait until the other command has ended; after a crash, delete audit.lock',
  },
  LEDGER_MOVED: { kind: 'system', remedy: 'run the command again' },
  SYSTEM_NOT_WRITABLE: { kind: 'system', remedy: 'make the folder writable, or choose another' },
  SYSTEM_NAME_TAKEN: {
    kind: 'system',
    remedy: 'rename the files called unreleased or releases in the study folder',
  },
  SYSTEM_DISK_FULL: {
    kind: 'system',
    remedy: 'free some space on this disk, then run again: nothing was half-written',
  },
  SYSTEM_OUT_OF_MEMORY: {
    kind: 'system',
    remedy: 'close other programs or raise the limit with HOMEWARD_MEMORY, for example 4GB',
  },
  SYSTEM_ENGINE_MISSING: { kind: 'system', remedy: 'run "npm ci" again on this machine' },
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof entries;
export const catalogue: Readonly<Record<ErrorCode, Entry>> = entries;
