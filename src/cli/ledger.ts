/** `homeward ledger`: what anybody knows already, what was withdrawn, and what was shown in private. */
import { relative } from 'node:path';
import type { LedgerSummary } from '../index.ts';
import type { CommandModule, Context } from './command.ts';
import { tellRefusal } from './refused.ts';
import { runEffects } from './run-effects.ts';

export const command: CommandModule = {
  async run(context) {
    const { HomewardError } = await import('../index.ts');
    const { withdraw, why, room, readers } = context.options;
    const wrong = (what: string) => new HomewardError('USAGE_VALUE', what);
    if (typeof withdraw === 'string') {
      if (typeof why !== 'string') throw wrong('--withdraw needs --why');
      if (room !== undefined || readers !== undefined) throw wrong('--withdraw stands alone with --why');
      return withdrawn(context, withdraw, why);
    }
    if (why !== undefined) throw wrong('--why needs --withdraw');
    if (typeof room === 'string') {
      if (typeof readers !== 'string') throw wrong('--room needs --readers');
      return shown(context, room, readers);
    }
    if (typeof readers === 'string') return known(context, readers);
    return listed(context);
  },
};

async function listed(context: Context): Promise<void> {
  const { ledgerStudy, openStudy } = await import('../index.ts');
  const effects = runEffects(context);
  const summary = await ledgerStudy(await openStudy(context.folder, effects), effects);
  context.result(summary, inWords(summary));
}

async function withdrawn(context: Context, release: string, why: string): Promise<void> {
  const { openStudy, withdrawRelease } = await import('../index.ts');
  const effects = runEffects(context);
  await withdrawRelease(await openStudy(context.folder, effects), { release, why }, effects);
  context.result(
    { format: 'homeward/withdrawn@1', release, why },
    `Withdrawn: ${release}. What it said stays known, and every later release is attacked beside it.`,
  );
}

async function shown(context: Context, file: string, readers: string): Promise<void> {
  const { makeRoomSheet, openStudy, readersAside } = await import('../index.ts');
  const effects = { ...runEffects(context), attackReaders: readersAside };
  const made = await makeRoomSheet(await openStudy(context.folder, effects), { file, readers }, effects);
  if (made.kind === 'refusal') {
    tellRefusal(context, made);
    return;
  }
  const { kind: _, folder, ...rest } = made;
  const here = relative(process.cwd(), folder) || '.';
  context.result(
    { format: 'homeward/room@1', ...rest },
    [
      `A sheet for ${made.readers.join(' and ')}, written into the ledger: it lets them work out no other figure exactly.`,
      `  for the meeting  ${here}/sheet.csv; nothing may be taken away`,
      ...section('With it, for these readers', made.narrowed),
      ...section('Not held against the rest', made.apart),
    ].join('\n'),
  );
}

async function known(context: Context, words: string): Promise<void> {
  const { openStudy, readersAside, whatReadersKnow } = await import('../index.ts');
  const effects = { ...runEffects(context), attackReaders: readersAside };
  const answer = await whatReadersKnow(await openStudy(context.folder, effects), words, effects);
  const { exact, narrowed, undecided, apart } = answer;
  if (exact.length > 0) context.exitCode(3);
  else if (undecided.length > 0) context.exitCode(4);
  context.result(
    { format: 'homeward/readers@1', ...answer },
    [
      exact.length + undecided.length === 0
        ? 'Besides what stands on their sheets, these readers can work out nothing exactly.'
        : 'Besides what stands on their sheets, these readers may know more.',
      ...section('Exactly', exact),
      ...section('Not decided', undecided),
      ...section('Narrowed', narrowed),
      ...section('Not held against the rest', apart),
    ].join('\n'),
  );
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

function inWords({ head, releases, official, rooms }: LedgerSummary): string {
  if (head.lines === 0) return 'Nothing was released or shown yet.';
  const counted = (n: number, noun: string) => (n === 1 ? `1 ${noun}` : `${n} ${noun}s`);
  return [
    `The ledger is whole: ${counted(head.lines, 'line')}, the last one ${head.hash.slice(0, 12)}.`,
    ...section(
      'Released',
      releases.map(({ release, policy, from, to, delivery, tables, withdrawn: why }) => {
        const cells = tables.reduce((sum, table) => sum + table.cells, 0);
        const period = from === null ? 'no period' : `${from} to ${to}`;
        const ending = why === null ? '' : `; withdrawn, but known: ${why}`;
        return `${release}: ${counted(tables.length, 'table')}, ${counted(cells, 'cell')}, ${period}, delivery ${delivery}, ${policy}${ending}`;
      }),
    ),
    ...section(
      'Known from elsewhere',
      official.map(
        ({ source, published, figures: n }) =>
          `${source}${published === null ? '' : ` (${published})`}: ${counted(n, 'figure')}`,
      ),
    ),
    ...section(
      'Shown in private',
      rooms.map(
        ({ sheet, readers, figures: n }) => `${sheet}: ${counted(n, 'figure')}, to ${readers.join(', ')}`,
      ),
    ),
  ].join('\n');
}
