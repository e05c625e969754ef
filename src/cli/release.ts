/** `homeward release`: counts, attacks, protects and publishes, or refuses and says why. */
import { relative } from 'node:path';
import type { CommandModule } from './command.ts';
import { tellRefusal } from './refused.ts';
import { runEffects } from './run-effects.ts';

export const command: CommandModule = {
  async run(context) {
    const { openStudy, protectAside, readersAside, releaseStudy } = await import('../index.ts');
    const { limit } = context.options;
    const effects = {
      ...runEffects(context),
      protect: protectAside,
      attackReaders: readersAside,
      ...(typeof limit === 'number' ? { seconds: limit } : {}),
    };
    const released = await releaseStudy(await openStudy(context.folder, effects), effects);
    if (released.kind === 'refusal') {
      tellRefusal(context, released);
      return;
    }
    const { release, folder, report, notMade, proposals, forReaders } = released;
    for (const kind of notMade) context.say(`This version does not make a ${kind}.`);
    for (const proposal of proposals) context.say(proposal);
    for (const { reader, exact, narrowed } of forReaders)
      if (exact.length + narrowed.length > 0)
        context.say(
          `With its sheets, ${reader} can work out ${exact.length} figures exactly and narrow ${narrowed.length}: homeward ledger --readers says which.`,
        );
    const here = (path: string) => relative(process.cwd(), path) || '.';
    context.result(
      release,
      [
        `Released: ${release.status}, under ${release.policy.name}.`,
        `  report      ${here(report)}`,
        `  may leave   ${here(folder)}/public/ and nothing else`,
        `  team only   ${here(folder)}/certificate.json and record.json`,
        `  check it    homeward verify ${here(folder)}`,
      ].join('\n'),
    );
  },
};
