/** Problem files: read strictly, answered for every counted cell. */
import { expect, it } from 'vitest';
import { answerProblemFile } from '../../../src/disclosure/attack/answer.ts';
import { loadSolvers } from '../../../src/disclosure/attack/solver.ts';
import { HomewardError } from '../../../src/errors/homeward-error.ts';

const solvers = await loadSolvers();
const lone = {
  policy: { threshold: 5, base: 5, zeros: 'shown', marker: 'rule-known' },
  atoms: { a: null, b: null, c: null },
  tables: [
    {
      name: 'one row',
      cells: [
        { id: 'a', members: ['a'], printed: { kind: 'hidden' } },
        { id: 'b', members: ['b'], printed: { kind: 'rounded', value: 10 } },
        { id: 'c', members: ['c'], printed: { kind: 'rounded', value: 10 } },
        { id: 'total', members: ['a', 'b', 'c'], printed: { kind: 'rounded', value: 30 } },
      ],
    },
  ],
};
const answer = (problem: unknown) => answerProblemFile(JSON.stringify(problem), 'problem.json', solvers);
const errorOf = (text: string) => {
  try {
    answerProblemFile(text, 'problem.json', solvers);
  } catch (error) {
    if (error instanceof HomewardError) return [error.code, error.place.field ?? ''];
    throw error;
  }
  return null;
};

it('answers one problem without its truth', () => {
  expect(answer(lone)).toEqual({
    format: 'homeward/attack@1',
    targets: [
      {
        cell: 'a',
        printed: { kind: 'hidden' },
        lower: 4,
        upper: 4,
        missing: [],
        verdict: 'exact',
        finding: true,
        because: ['a', 'b', 'c', 'total'],
      },
      ...[
        ['b', 10, 12],
        ['c', 10, 12],
        ['total', 30, 28],
      ].map(([cell, value, count]) => ({
        cell,
        printed: { kind: 'rounded', value },
        lower: count,
        upper: count,
        missing: [],
        verdict: 'exact',
        finding: false,
        because: [],
      })),
    ],
    counts: { exact: 4, narrowed: 0, safe: 0, unknown: 0, findings: 1 },
    warnings: [],
  });
});

it('answers a file of cases by case, and says no upper end where there is none', () => {
  const open = {
    ...lone,
    policy: { ...lone.policy, marker: 'ambiguous' },
    tables: [{ name: 'a star', cells: lone.tables[0]?.cells.slice(0, 1) }],
  };
  const answered = answer({
    cases: [
      { id: 'lone', ...lone },
      { id: 'open', ...open },
    ],
  });
  expect('cases' in answered && answered.cases.map(({ id, counts }) => [id, counts.findings])).toEqual([
    ['lone', 1],
    ['open', 0],
  ]);
  expect('cases' in answered && answered.cases[1]?.targets[0]).toMatchObject({
    lower: 0,
    upper: null,
    verdict: 'safe',
  });
});

it('calls everything unknown when nothing agrees with what is printed', () => {
  const [table] = lone.tables;
  const cells = table?.cells.map((cell) =>
    cell.id === 'total' ? { ...cell, printed: { kind: 'rounded', value: 90 } } : cell,
  );
  expect(answer({ ...lone, tables: [{ name: 'one row', cells }] })).toMatchObject({
    counts: { exact: 0, narrowed: 0, safe: 0, unknown: 4, findings: 0 },
  });
});

it('refuses what it cannot read, with the field', () => {
  expect(errorOf('{')).toEqual(['ATTACK_PROBLEM_NOT_JSON', '']);
  expect(errorOf('[]')).toEqual(['ATTACK_PROBLEM_WRONG', '']);
  expect(errorOf(JSON.stringify({ ...lone, policy: { ...lone.policy, threshold: 1 } }))).toEqual([
    'ATTACK_PROBLEM_WRONG',
    'policy.threshold',
  ]);
  const cells = [{ id: 'a', members: ['elsewhere'], printed: { kind: 'hidden' } }];
  expect(errorOf(JSON.stringify({ ...lone, tables: [{ name: 'x', cells }] }))).toEqual([
    'ATTACK_PROBLEM_NAME',
    'tables',
  ]);
  const twice = [...(lone.tables[0]?.cells ?? []), ...(lone.tables[0]?.cells ?? [])];
  expect(errorOf(JSON.stringify({ cases: [{ ...lone, tables: [{ name: 'x', cells: twice }] }] }))).toEqual([
    'ATTACK_PROBLEM_NAME',
    'cases.0.tables',
  ]);
});
