/** The command line: reads the arguments, runs one command, and turns every ending into an exit code and one line. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { CommandEntry, CommandModule, CommandOption, Context, Effects } from './command.ts';
import { commands } from './commands.ts';
import { explainFailure } from './failure.ts';
import { watchInterrupts } from './interrupt.ts';
import { startProgress } from './progress.ts';

const theWorld: Effects = {
  now: () => new Date(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
};

/**
 * Runs `homeward` with the arguments of the process (`argv[2]` is the first word). Never rejects; sets
 * `process.exitCode` by the kind of ending (contracts "Commands and exit codes").
 */
export async function main(argv: readonly string[], effects: Effects = theWorld): Promise<void> {
  const words = argv.slice(2);
  const json = words.includes('--json');
  for (const stream of [effects.stdout, effects.stderr]) stream.on('error', leaveQuietly);
  const strayError = (error: unknown) => void report(error, effects, json).then(() => process.exit());
  if (effects === theWorld) process.on('uncaughtException', strayError);
  try {
    if (words.every((word) => word === '--json')) {
      const { command } = await import('./status.ts');
      await run(command, { args: [], options: {}, json }, effects);
    } else {
      await commandLine(effects, json).parseAsync([...words], { from: 'user' });
    }
  } catch (error) {
    if (error instanceof CommanderError) endOfParsing(error, json, effects);
    else await report(error, effects, json);
  }
}

async function report(error: unknown, { stdout, stderr }: Effects, json: boolean): Promise<void> {
  const { exitCode, line, document } = await explainFailure(error);
  process.exitCode = exitCode;
  if (json) stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  else stderr.write(`${line}\n`);
}

function commandLine(effects: Effects, json: boolean): Command {
  const program = new Command('homeward')
    .description(
      'From a pseudonymised extract of the Mental Health Services Data Set to a safe public report on how far from home children are treated.',
    )
    .version(version(), '--version', 'say which version this is')
    .helpOption('-h, --help', 'say how to use it')
    .helpCommand(false)
    .option('--json', 'one machine-readable result on stdout')
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => effects.stdout.write(text),
      writeErr: (text) => effects.stderr.write(text),
      outputError: (text, write) => (json ? undefined : write(text.replace(/^error: /, ''))),
    })
    .addHelpText('after', '\nTry it on invented people:\n  homeward demo\n');
  for (const entry of commands) addCommand(program, entry, effects);
  return program;
}

function addCommand(program: Command, entry: CommandEntry, effects: Effects): void {
  const command = program.command(entry.name).description(entry.summary);
  for (const { name, summary } of entry.arguments) command.argument(name, summary);
  for (const option of entry.options) command.addOption(optionOf(option));
  command.option('--json', 'one machine-readable result on stdout');
  const examples = entry.examples.map(({ line, does }) => `  ${line}\n      ${does}`);
  command.addHelpText('after', `\nExamples:\n${examples.join('\n')}\n`);
  command.action(async () => {
    const { json = false, ...options } = command.optsWithGlobals<Context['options'] & { json?: boolean }>();
    const module = await entry.load();
    await run(module.command, { args: command.args, options, json }, effects);
  });
}

function optionOf({ flags, summary, choices, whole, repeated, default: value }: CommandOption): Option {
  const option = new Option(flags, summary);
  if (choices !== undefined) option.choices(choices);
  if (value !== undefined) option.default(value);
  if (whole === true)
    option.argParser((text: string) => {
      if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('It must be a whole number above 0.');
      return Number(text);
    });
  if (repeated === true)
    option.argParser((text: string, before: readonly string[] | undefined) => [...(before ?? []), text]);
  return option;
}

async function run(
  command: CommandModule,
  { args, options, json }: Pick<Context, 'args' | 'options' | 'json'>,
  effects: Effects,
): Promise<void> {
  const progress = startProgress(effects);
  const interrupts = watchInterrupts(() => progress.stop());
  const context: Context = {
    args,
    folder: resolve(args[0] ?? '.'),
    options,
    json,
    say(text) {
      progress.clear();
      effects.stderr.write(`${text}\n`);
    },
    progress: progress.show,
    result(value, text) {
      progress.stop();
      const out = json ? JSON.stringify(value, null, 2) : text;
      effects.stdout.write(out.endsWith('\n') ? out : `${out}\n`);
    },
    signal: interrupts.signal,
    onInterrupt: interrupts.onInterrupt,
    exitCode(code) {
      process.exitCode = code;
    },
    effects,
  };
  try {
    await command.run(context);
  } catch (error) {
    if (!interrupts.signal.aborted) throw error;
  } finally {
    progress.stop();
    interrupts.stop();
  }
}

/** Commander has already written help, the version or the mistake. */
function endOfParsing(error: CommanderError, json: boolean, effects: Effects): void {
  if (error.exitCode === 0) return;
  process.exitCode = 2;
  const what = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
  const remedy = 'run "homeward --help" or "homeward <command> --help"';
  if (json) {
    const document = {
      format: 'homeward/error@1',
      code: 'USAGE_UNKNOWN',
      kind: 'usage',
      what,
      where: {},
      remedy,
    };
    effects.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else effects.stderr.write(`${remedy} [USAGE_UNKNOWN]\n`);
}

/** Whoever read our output has gone away, as `head` does. */
function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
