/** `homeward protect COUNTS.csv`: any counts, as tables that may leave with their proof, or a refusal. */
import type { CountsAsked } from '../index.ts';
import type { CommandModule } from './command.ts';
import { tellRefusal } from './refused.ts';

export const command: CommandModule = {
  async run(context) {
    const { protectCountsAside, protectCountsFile } = await import('../index.ts');
    const { limit, out } = context.options;
    const made = await protectCountsFile(askedIn(context), {
      progress: context.progress,
      protect: (input, progress) =>
        protectCountsAside(input, progress, {
          signal: context.signal,
          ...(typeof limit === 'number' ? { seconds: limit } : {}),
        }),
    });
    if (made.kind === 'refusal') {
      tellRefusal(context, made);
      return;
    }
    const { release, record, notes } = made;
    for (const note of notes) context.say(note);
    for (const { sentence } of record.proposals) context.say(sentence);
    const kinds = release.tables.flatMap(({ cells }) => cells.map(({ kind }) => kind));
    const hidden = kinds.filter((kind) => kind === 'hidden').length;
    context.result(
      release,
      [
        `Protected: ${release.status}, under ${release.policy.name}; ${kinds.length - hidden} figures shown, ${hidden} hidden.`,
        ...(typeof out === 'string'
          ? [
              `  may leave   ${out}/public/ and nothing else`,
              `  team only   ${out}/certificate.json and record.json`,
              `  check it    homeward verify ${out}`,
            ]
          : ['Nothing was written: add --out DIR.']),
      ].join('\n'),
    );
  },
};

function askedIn({ args, options }: Parameters<CommandModule['run']>[0]): CountsAsked {
  const { policy, table, hierarchy, knows, sum, out, peopleAddUp } = options;
  return {
    file: args[0] ?? '',
    policy: typeof policy === 'string' ? policy : 'mhsds-2017',
    tables: Array.isArray(table) ? table : [],
    hierarchies: Array.isArray(hierarchy) ? hierarchy : [],
    peopleAddUp: peopleAddUp === true,
    knows: Array.isArray(knows) ? knows : [],
    sums: Array.isArray(sum) ? sum : [],
    ...(typeof out === 'string' ? { out } : {}),
  };
}
