/** The literal cases of the team's shared folder. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Case, readProblemFile } from '../../src/disclosure/attack/problem-file.ts';

export interface ExpectedCase {
  readonly given: Case;
  readonly id: string;
  readonly tags: readonly string[];
  readonly expected: {
    readonly verdicts: readonly {
      readonly cell: string;
      readonly lower: number;
      readonly upper: number | null;
      readonly verdict: string;
      readonly target: boolean;
      readonly missing?: readonly number[];
      readonly level?: 'L0';
    }[];
    readonly alarm: boolean;
    readonly mustHide?: readonly string[];
    readonly warnings?: readonly object[];
  };
}

const file = fileURLToPath(new URL('../../../shared/cases/disclosure-cases.json', import.meta.url));

/** Null where the shared folder is absent. */
export function sharedCases(): readonly ExpectedCase[] | null {
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8');
  const read = readProblemFile(text, 'disclosure-cases.json');
  const raw = JSON.parse(text) as { cases: readonly Omit<ExpectedCase, 'given'>[] };
  const cases = 'cases' in read ? read.cases : [read];
  return raw.cases.flatMap(({ id, tags, expected }, i) => {
    const given = cases[i];
    return given === undefined ? [] : [{ given, id, tags, expected }];
  });
}
