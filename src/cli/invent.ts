/** `homeward invent DIR`: a study folder of invented people, ready to analyse. */
import { basename, resolve } from 'node:path';
import type { CommandModule } from './command.ts';

const layouts = ['v4', 'v5', 'v6'] as const;
const styles = ['spec', 'dars'] as const;
const sizes = ['demo', 'office', 'national'] as const;

export const command: CommandModule = {
  async run({ args, folder, options, progress, result, signal }) {
    const { checkFirstMonth, inventStudy } = await import('../index.ts');
    const { layout, style, size, from, admissions, months, seed, truth } = options;
    const invented = await inventStudy(
      folder,
      {
        layout: layouts.find((known) => known === layout) ?? 'v5',
        style: styles.find((known) => known === style) ?? 'spec',
        size: sizes.find((known) => known === size) ?? 'demo',
        from: checkFirstMonth(String(from ?? '2022-07')),
        ...(typeof admissions === 'number' ? { admissions } : {}),
        ...(typeof months === 'number' ? { months } : {}),
        ...(typeof seed === 'number' ? { seed } : {}),
        ...(typeof truth === 'string' ? { truth: resolve(truth) } : {}),
      },
      { progress, signal },
    );
    const count = (n: number) => n.toLocaleString('en-GB');
    result(
      { format: 'homeward/invent@1', ...invented },
      [
        `Made ${basename(folder)}/ with ${count(invented.spells)} rows of hospital spells. Nobody in it exists.`,
        `Next: homeward analyse ${args[0] ?? '.'}`,
      ].join('\n'),
    );
  },
};
