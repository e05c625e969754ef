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
  // study: policy of disclosure control
  STUDY_POLICY_UNKNOWN: { kind: 'study', remedy: 'name mhsds-2017, hes-2018, or a .json file in the study folder' },
  STUDY_POLICY_UNREADABLE: { kind: 'study', remedy: 'correct the field as in schemas/policy.json' },
  STUDY_POLICY_WEAKER: { kind: 'study', remedy: 'use the policy that the agreement names, or a stricter one' },
  // disclosure: protection
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
  // disclosure: publication
  PUBLICATION_CELL_UNKNOWN: {
    kind: 'disclosure',
    remedy: 'name a table, place and measure that release.json holds',
  },
  PUBLICATION_CELL_HIDDEN: {
    kind: 'disclosure',
    remedy: 'write what the sentence says when this figure is hidden, or leave the sentence out',
  },
  // system
  SYSTEM_NOT_WRITABLE: { kind: 'system', remedy: 'make the folder writable, or choose another' },
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
