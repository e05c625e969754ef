/** Whatever `homeward attack` is given: problem files, releases, published tables; the answer, its words and its page. */
import { HomewardError } from '../../errors/homeward-error.ts';
import { type AttackAnswer, answerProblemFile } from '../attack/answer.ts';
import type { Solvers } from '../attack/solver.ts';
import type { Policy } from '../policy/policy.ts';
import type { AttackEffects } from './attack-part.ts';
import { type AttackReport, attackPublished } from './attack-published.ts';
import type { Hierarchy } from './hierarchy-file.ts';
import { readMapping } from './layout.ts';
import type { PublishedFile } from './read-published.ts';
import { reportPage } from './report-page.ts';
import { reportInWords } from './summary.ts';

/** As plain data: it crosses into a thread. */
export interface AttackFilesInput {
  readonly files: readonly PublishedFile[];
  readonly policy: Policy | null;
  readonly mapping: PublishedFile | null;
  readonly hierarchies: readonly Hierarchy[];
  readonly wantsPage: boolean;
}

export interface AttackFilesAnswer {
  readonly answer: AttackReport | AttackAnswer;
  readonly words: string;
  /** HTML; null when it was not asked for. */
  readonly page: string | null;
  /** 0 nothing found, 3 something can be worked out, 4 not decided. */
  readonly exitCode: 0 | 3 | 4;
}

/** Errors: see `readPublished`, `readMapping`, `answerProblemFile`; PUBLISHED_KIND for a problem file among others. */
export function attackFiles(
  input: AttackFilesInput,
  solvers: Solvers,
  effects: AttackEffects = {},
): AttackFilesAnswer {
  const { files, policy, mapping, hierarchies, wantsPage } = input;
  const problem = files.find(isProblem);
  if (problem !== undefined) {
    if (files.length > 1 || wantsPage)
      throw new HomewardError(
        'PUBLISHED_KIND',
        'a problem file is attacked alone and has no page',
        { file: problem.name },
        'name the problem file by itself, without --html',
      );
    const { stop } = effects;
    const answer = answerProblemFile(
      textOf(problem),
      problem.name,
      solvers,
      stop === undefined ? {} : { stop: () => stop(1) },
    );
    return { answer, words: problemInWords(answer), page: null, exitCode: exitCodeOf(countsIn(answer)) };
  }
  const options = {
    policy,
    mapping: mapping === null ? null : readMapping(textOf(mapping), mapping.name),
    hierarchies,
  };
  const attack = attackPublished(files, options, solvers, effects);
  const { report } = attack;
  return {
    answer: report,
    words: reportInWords(report),
    page: wantsPage ? reportPage(attack) : null,
    exitCode: exitCodeOf({ findings: report.findings.length, unknown: report.counts.unknown }),
  };
}

const textOf = ({ bytes }: PublishedFile): string => new TextDecoder().decode(bytes);

/** Any JSON file that is no release. */
const isProblem = (file: PublishedFile): boolean =>
  /\.json$/i.test(file.name) && !/"format"\s*:\s*"homeward\/release@/.test(textOf(file).slice(0, 2000));

const exitCodeOf = ({
  findings,
  unknown,
}: {
  readonly findings: number;
  readonly unknown: number;
}): 0 | 3 | 4 => (findings > 0 ? 3 : unknown > 0 ? 4 : 0);

function countsIn(answer: AttackAnswer): { readonly findings: number; readonly unknown: number } {
  const all = 'cases' in answer ? answer.cases : [answer];
  return {
    findings: all.reduce((so, { counts }) => so + counts.findings, 0),
    unknown: all.reduce((so, { counts }) => so + counts.unknown, 0),
  };
}

function problemInWords(answer: AttackAnswer): string {
  const all = 'cases' in answer ? answer.cases : [{ id: '', ...answer }];
  return all
    .flatMap(({ id, targets }) =>
      targets.map(({ cell, lower, upper, verdict, finding }) => {
        const values =
          lower === upper
            ? `is ${lower}`
            : upper === null
              ? `is ${lower} or more`
              : `is ${lower} to ${upper}`;
        return `${id === '' ? '' : `${id}: `}${cell} ${values} (${verdict}${finding ? ', a finding' : ''})`;
      }),
    )
    .join('\n');
}
