/** `homeward` alone: says what to do next; inside a study folder, where the study stands. */
import type { CommandModule } from './command.ts';

export const command: CommandModule = {
  async run({ folder, result }) {
    const { studyStatus, statusText } = await import('../index.ts');
    const status = studyStatus(folder);
    result(status, statusText(status));
  },
};
