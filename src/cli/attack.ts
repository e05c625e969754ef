/** `homeward attack FILE…`: what a reader can work out from published tables. */
import type { CommandModule } from './command.ts';

export const command: CommandModule = {
  async run(context) {
    const { attackAside } = await import('../index.ts');
    const { policy, mapping, hierarchy, html, limit } = context.options;
    const text = (value: unknown) => (typeof value === 'string' ? value : null);
    const page = text(html);
    const made = await attackAside(
      {
        files: context.args,
        policy: text(policy),
        mapping: text(mapping),
        hierarchies: Array.isArray(hierarchy) ? hierarchy : [],
        page,
        seconds: typeof limit === 'number' ? limit : 60,
      },
      { progress: context.progress, signal: context.signal },
    );
    context.exitCode(made.exitCode);
    context.result(made.answer, page === null ? made.words : `${made.words}\n\nThe page: ${page}`);
  },
};
