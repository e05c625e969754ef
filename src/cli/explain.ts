/** `homeward explain`: the study in plain English. */
import type { CommandModule } from './command.ts';

export const command: CommandModule = {
  async run({ folder, result }) {
    const { explainStudy, readAgreement, readStudy } = await import('../index.ts');
    const study = await readStudy(folder);
    const agreement = await readAgreement(folder, study.agreementFile);
    const text = explainStudy(study, agreement);
    result({ format: 'homeward/explanation@1', study: study.name, text }, text);
  },
};
