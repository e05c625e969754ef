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
