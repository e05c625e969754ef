/** `homeward verify FOLDER`: whether the proof beside a release holds. */
import type { CommandModule } from './command.ts';

export const command: CommandModule = {
  async run({ folder, exitCode, result }) {
    const { verifyFolder } = await import('../index.ts');
    const answer = verifyFolder(folder);
    if (!answer.verified) exitCode(3);
    result(answer, answer.says.join('\n'));
  },
};
