/** What a command is to the frame: a line in the table of commands, and a module that runs it. */

/** One row of the table in commands.ts: all that `--help` needs, without loading the command itself. */
export interface CommandEntry {
  readonly name: string;
  /** One sentence without a full stop. */
  readonly summary: string;
  readonly arguments: readonly CommandArgument[];
  readonly options: readonly CommandOption[];
  readonly examples: readonly Example[];
  readonly load: () => Promise<{ readonly command: CommandModule }>;
}

export interface CommandArgument {
  /** `[folder]` may be left out, `<folder>` may not. */
  readonly name: string;
  readonly summary: string;
}

export interface CommandOption {
  /** As commander writes it: `--seed <number>`, `--sql`. */
  readonly flags: string;
  readonly summary: string;
  readonly choices?: readonly string[];
  readonly default?: string | number;
  /** The value must be a whole number of at least one, and arrives as a number. */
  readonly whole?: true;
  /** May be given several times; the values arrive as a list. */
  readonly repeated?: true;
}

export interface Example {
  readonly line: string;
  readonly does: string;
}

/** What each command file exports as `command`. */
export interface CommandModule {
  run(context: Context): Promise<void>;
}

/** All that a command may touch of the terminal it runs in. */
export interface Context {
  /** The arguments as typed. */
  readonly args: readonly string[];
  /** Absolute path of the first argument; the current folder when there is none. */
  readonly folder: string;
  /** By name in camel case: `--with-truth` is `withTruth`. */
  readonly options: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
  readonly json: boolean;
  /** Words for people, to stderr; one line. */
  say(text: string): void;
  /** What is being done now, to stderr; shown only when the command takes over two seconds. `share` is 0 to 1. */
  progress(label: string, share?: number): void;
  /** The one result, to stdout: the value as JSON under `--json`, else the text. */
  result(value: unknown, text: string): void;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Registers a quick, synchronous act for Ctrl-C, such as removing `work/`. Not run when the command ends by itself. */
  onInterrupt(act: () => void): void;
  /** Ends the command with another exit code than 0 although it has a result, for example 3 for "something can be worked out". */
  exitCode(code: number): void;
  readonly effects: Effects;
}

/** The world of a command, a parameter so that tests can bring their own. */
export interface Effects {
  now(): Date;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}
