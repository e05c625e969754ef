/** `homeward demo`: a whole study on invented people, ending in a report to open. */
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CommandModule } from './command.ts';
import { runEffects } from './run-effects.ts';

export const command: CommandModule = {
  async run(context) {
    const { demoStudy, HomewardError, protectAside } = await import('../index.ts');
    const seed = typeof context.options.seed === 'number' ? context.options.seed : 1;
    const name = seed === 1 ? 'homeward-demo' : `homeward-demo-${seed}`;
    const folder = context.args[0] === undefined ? join(context.folder, name) : context.folder;
    const released = await demoStudy(folder, seed, {
      ...runEffects({ ...context, folder }),
      protect: protectAside,
    });
    if (released.kind === 'refusal') throw new HomewardError(released.code, released.reasons.join(' '));
    const { report, release } = released;
    context.result(
      { format: 'homeward/demo@1', folder, report, release: release.id, status: release.status },
      [
        'A whole study of invented people: delivery, reference files, counts, and a release that was attacked before it was written.',
        `Open the report: ${relative(process.cwd(), report)}`,
        `  ${pathToFileURL(report).href}`,
        'Then look around: homeward explain, homeward check and homeward analyse work in that folder.',
      ].join('\n'),
    );
  },
};
