/** The page of an attack: complete in itself, marked without colour alone, and escaping what it prints. */
import { describe, expect, it } from 'vitest';
import { loadSolvers } from '../../../src/disclosure/attack/solver.ts';
import { attackFiles } from '../../../src/disclosure/published/attack-files.ts';
import { reportPage } from '../../../src/disclosure/published/report-page.ts';
import { aFile, attacked } from './a-file.ts';

const leaking = aFile(
  'leaking.csv',
  'Region,0-12,13-15,16-17,All ages\n<b>North</b>,[c],10,10,30\nSouth,20,35,40,95\nEast,15,25,30,70\n',
);
const solvers = await loadSolvers();
const input = { policy: null, mapping: null, hierarchies: [], wantsPage: true };

describe('the page', () => {
  const page = reportPage(attacked([leaking]));

  it('holds the finding, the assumptions and the table with its mark in words', () => {
    expect(page).toContain('can be worked out exactly: 4');
    expect(page).toContain('Counts below the national level are rounded to 5');
    expect(page).toContain('<td>[c] <span class="mark exact">= 4</span></td>');
  });

  it('loads nothing and runs nothing', () => {
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|src=|href=|@import|url\(/);
  });

  it('escapes names from the file', () => {
    expect(page).toContain('&lt;b&gt;North&lt;/b&gt;');
    expect(page).not.toContain('<b>North');
  });

  it('is the same bytes each time', () => {
    expect(reportPage(attacked([leaking]))).toBe(page);
  });
});

describe('the answer', () => {
  it('ends with 3 when something can be worked out, with 0 when nothing can, with 4 when it was stopped', () => {
    const safe = aFile('safe.csv', 'region,n\nNorth,10\nSouth,15\nEast,20\nTotal,45\n');
    const open = aFile('open.csv', 'region,sex,n\nN,F,*\nN,M,15\nN,Total,15\nS,F,20\nS,M,20\nS,Total,40\n');
    expect(attackFiles({ ...input, files: [leaking] }, solvers).exitCode).toBe(3);
    expect(attackFiles({ ...input, files: [safe] }, solvers).exitCode).toBe(0);
    expect(attackFiles({ ...input, files: [open] }, solvers, { stop: () => true })).toMatchObject({
      exitCode: 4,
      words: expect.stringContaining('not proven safe'),
    });
  });

  it('reads problem files by themselves', () => {
    const problem = aFile(
      'problem.json',
      JSON.stringify({
        policy: { threshold: 5, base: 5, zeros: 'shown', marker: 'rule-known' },
        atoms: { a: null, b: null, c: null },
        tables: [
          {
            name: 't',
            cells: [
              { id: 'a', members: ['a'], printed: { kind: 'hidden' } },
              { id: 'b', members: ['b'], printed: { kind: 'rounded', value: 10 } },
              { id: 'c', members: ['c'], printed: { kind: 'rounded', value: 10 } },
              { id: 'all', members: ['a', 'b', 'c'], printed: { kind: 'rounded', value: 30 } },
            ],
          },
        ],
      }),
    );
    const made = attackFiles({ ...input, wantsPage: false, files: [problem] }, solvers);
    expect(made.words).toContain('a is 4 (exact, a finding)');
    expect(() => attackFiles({ ...input, files: [problem, leaking] }, solvers)).toThrow('attacked alone');
  });
});
