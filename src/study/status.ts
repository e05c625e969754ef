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

const partNames = [
  'agreement.yaml',
  'study.yaml',
  'delivery',
  'reference',
  'unreleased',
  'releases',
] as const;

export interface StudyPart {
  readonly name: (typeof partNames)[number];
  readonly there: boolean;
}

/** Looks at names only: nothing is opened. */
export function studyStatus(folder: string): StudyStatus {
  const file = (name: string) => existsSync(join(folder, name));
  const releases = filesIn(join(folder, 'releases'));
  const there: Readonly<Record<StudyPart['name'], boolean>> = {
    'agreement.yaml': file('agreement.yaml'),
    'study.yaml': file('study.yaml'),
    delivery: filesIn(join(folder, 'delivery')) > 0,
    reference: file('reference/units.csv'),
    unreleased: file('unreleased/results.json'),
    releases: releases > 0,
  };
  const [next, because] = nextStep(there);
  return {
    format: 'homeward/status@1',
    study: there['agreement.yaml'] || there['study.yaml'],
    parts: partNames.map((name) => ({ name, there: there[name] })),
    releases,
    next,
    because,
  };
}

/** The first thing that is missing decides. */
function nextStep(there: Readonly<Record<StudyPart['name'], boolean>>): readonly [string, string] {
  if (!there['agreement.yaml'] && !there['study.yaml'])
    return [
      'homeward demo',
      'no study here yet: see one on invented people, or begin with "homeward new DIR"',
    ];
  for (const name of ['agreement.yaml', 'study.yaml'] as const)
    if (!there[name]) return ['homeward new DIR', `${name} is missing: copy it from a new study folder`];
  if (!there.delivery) return ['homeward check', 'first put the files as you received them into delivery/'];
  if (!there.reference) return ['homeward check', 'first put units.csv into reference/'];
  if (!there.unreleased)
    return ['homeward analyse', 'nothing is counted yet; "homeward check" shows what can be'];
  if (!there.releases) return ['homeward release', 'the aggregates are there and nothing is released yet'];
  return ['homeward release', 'again after a change; what is released so far is in releases/'];
}

/** The status as a few lines for a terminal. */
export function statusText({ study, parts, next, because }: StudyStatus): string {
  const list = parts.map(({ name, there }) => `  ${there ? 'yes' : 'no '}  ${name}`);
  return [
    ...(study ? ['This is a study folder. It has:', ...list, ''] : []),
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
