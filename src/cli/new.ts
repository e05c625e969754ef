/** `homeward new DIR`: makes a study folder, asking on a terminal for what was not given. */
import { basename } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { CommandModule, Context } from './command.ts';

type Field = 'name' | 'organisation' | 'from' | 'to' | 'end' | 'person';

const questions: Readonly<Record<Field, string>> = {
  name: 'What is the study called?',
  organisation: 'Which organisation receives the data?',
  from: 'First month of the data, such as 2022-07?',
  to: 'Last month of the data, such as 2023-12?',
  end: 'On which day does the agreement end, such as 2027-03-31?',
  person: 'Who analyses the data (full name)?',
};
const fields = Object.keys(questions) as readonly Field[];

export const command: CommandModule = {
  async run(context) {
    const { checkAnswer, newStudy, refuseTaken } = await import('../index.ts');
    const { folder, options, json, effects, result } = context;
    refuseTaken(folder);
    const answers: Partial<Record<Field, string>> = {};
    for (const field of fields) {
      const given = options[field];
      if (typeof given === 'string') answers[field] = checkAnswer(field, given);
    }
    if (effects.stdin.isTTY === true && !json) await ask(context, answers, checkAnswer);
    const today = effects.now().toISOString().slice(0, 10);
    const files = newStudy(folder, { ...answers, today });
    const gaps = fields.filter((field) => field !== 'name' && answers[field] === undefined);
    result(
      { format: 'homeward/new@1', folder, files, gaps },
      [
        `Made ${basename(folder)}/ with ${files.filter((file) => !file.startsWith('.')).join(', ')}.`,
        'Next: fill in what is empty in agreement.yaml, put the files you received into delivery/',
        'and units.csv into reference/, then run',
        `  homeward check ${context.args[0] ?? '.'}`,
      ].join('\n'),
    );
  },
};

/** An empty answer, or the end of input, leaves a gap. A wrong one is asked again. */
async function ask(
  { effects, signal, say }: Context,
  answers: Partial<Record<Field, string>>,
  checkAnswer: (field: Field, words: string) => string,
): Promise<void> {
  const terminal = createInterface({ input: effects.stdin, output: effects.stderr });
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const ended = new Promise<undefined>((resolve) => terminal.once('close', () => resolve(undefined)));
  try {
    say('An empty answer leaves a gap to fill in later.');
    for (const field of fields)
      while (answers[field] === undefined) {
        const words = await Promise.race([terminal.question(`${questions[field]} `, { signal }), ended]);
        if (words === undefined) return;
        if (words.trim() === '') break;
        try {
          answers[field] = checkAnswer(field, words);
        } catch (error) {
          say(error instanceof Error ? error.message : 'please try again');
        }
      }
  } finally {
    terminal.close();
  }
}
