/** `homeward explain`: the study in plain English, or its SQL on one engine. */
import type { EngineName } from '../index.ts';
import type { CommandModule } from './command.ts';

export const command: CommandModule = {
  async run({ folder, options, result }) {
    const { definitionOf, explainSql, explainStudy, readAgreement, readStudy } = await import('../index.ts');
    const study = await readStudy(folder);
    const text = options.sql
      ? await explainSql(study, options.engine as EngineName)
      : explainStudy(
          study,
          await readAgreement(folder, study.agreementFile),
          (choice) => definitionOf(choice).rule,
        );
    result({ format: 'homeward/explanation@1', study: study.name, text }, text);
  },
};
