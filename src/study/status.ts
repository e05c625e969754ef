/** Where a study stands: which of its parts exist, and the one command to type next. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface StudyStatus {
  readonly format: 'homeward/status@1';
  /** False when this is no study folder: then every part is missing. */
  readonly study: boolean;
  readonly parts: readonly StudyPart[];
  readonly releases: number;
  /** The command to type next. */
  readonly next: string;
  readonly because: string;
}

export interface StudyPart {
  readonly name: 'agreement.yaml' | 'study.yaml' | 'delivery' | 'reference' | 'unreleased' | 'releases';
  readonly there: boolean;
}

/** Looks at names only: nothing is opened, and the optional parts (`reference`) never hold a study up. */
export function studyStatus(folder: string): StudyStatus {
  const file = (name: string) => existsSync(join(folder, name));
  const agreement = file('agreement.yaml');
  const study = file('study.yaml');
  const delivery = filesIn(join(folder, 'delivery')) > 0;
  const unreleased = file('unreleased/results.json');
  const releases = filesIn(join(folder, 'releases'));
  const isStudy = agreement || study;
  const [next, because] = !isStudy
    ? [
        'homeward demo',
        'there is no study here yet: see one on invented people, or begin your own with "homeward new DIR"',
      ]
    : !agreement || !study
      ? [
          'homeward new DIR',
          `${agreement ? 'study.yaml' : 'agreement.yaml'} is missing: make a fresh folder and copy the file from it`,
        ]
      : !delivery
        ? ['homeward check', 'put the files as you received them into delivery/ first']
        : !unreleased
          ? [
              'homeward analyse',
              'the delivery is there and has not been counted (see first what it holds with "homeward check")',
            ]
          : releases === 0
            ? ['homeward release', 'the aggregates are there and nothing has been released']
            : [
                'homeward release',
                'run it again after a new "homeward analyse"; everything released so far is in releases/',
              ];
  return {
    format: 'homeward/status@1',
    study: isStudy,
    parts: [
      { name: 'agreement.yaml', there: agreement },
      { name: 'study.yaml', there: study },
      { name: 'delivery', there: delivery },
      { name: 'reference', there: filesIn(join(folder, 'reference')) > 0 },
      { name: 'unreleased', there: unreleased },
      { name: 'releases', there: releases > 0 },
    ],
    releases,
    next: String(next),
    because: String(because),
  };
}

/** The status as a few lines for a terminal. */
export function statusText({ study, parts, next, because }: StudyStatus): string {
  const list = parts.map(({ name, there }) => `  ${there ? 'yes' : 'no '}  ${name}`);
  const lines = study ? ['This is a study folder. It has:', ...list, ''] : [];
  return [
    ...lines,
    `Next: ${next}`,
    `  (${because})`,
    ...(study ? [] : ['All commands: homeward --help']),
  ].join('\n');
}

/** Files that count as content: neither hidden ones nor the README that a new folder comes with. */
function filesIn(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder).filter((name) => !name.startsWith('.') && name !== 'README.md').length;
}
