/** `homeward analyse`: see the table of commands. */
import type { CommandModule } from './command.ts';

export const command: CommandModule = {
  async run() {
    throw new Error('impossible: analyse is not written yet');
  },
};
