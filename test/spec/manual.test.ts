/** Runs every drawn case of the manual on the engine, and keeps its pages current. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { manual, pageOf } from '../../spec/manual.ts';
import { run } from '../../spec/section.ts';

for (const { chapter, sections } of manual)
  describe(chapter.title, () => {
    for (const section of sections)
      for (const example of section.cases)
        it(example.says, async () => {
          expect(await run(example)).toEqual(example.gives.rows);
        });

    it(`docs/manual/${chapter.page}.md is current (else look at ${chapter.page}-changed.md and accept it)`, () => {
      const page = new URL(`../../docs/manual/${chapter.page}.md`, import.meta.url);
      const now = pageOf(chapter, sections);
      const then = readOr(page, '');
      if (now !== then) writeFileSync(new URL(`${chapter.page}-changed.md`, page), now);
      expect(then).toBe(now);
    });
  });

function readOr(page: URL, otherwise: string): string {
  try {
    return readFileSync(page, 'utf8');
  } catch {
    return otherwise;
  }
}
