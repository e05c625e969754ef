/** Transfers: spells of one child that follow each other within a day, with a code that says so, are one episode. */
import type { Admission } from './admissions.ts';
import { transferDestinations, transferMethods, transferSources } from './codes.ts';
import { hasSoundDates } from './inclusion.ts';

/** The first spell of the episode, for each spell with sound dates. */
export function episodesOf(all: readonly Admission[]): ReadonlyMap<string, string> {
  const episodes = new Map<string, string>();
  for (const person of new Set(all.map((a) => a.person))) {
    const spells = all.filter((a) => a.person === person && hasSoundDates(a)).sort(inOrder);
    spells.forEach((spell, i) => {
      const previous = spells[i - 1];
      const joined = previous !== undefined && follows(previous, spell);
      episodes.set(spell.spell, joined ? (episodes.get(previous.spell) ?? '') : spell.spell);
    });
  }
  return episodes;
}

function inOrder(a: Admission, b: Admission): number {
  const [aStart, bStart] = [a.starts ?? 0, b.starts ?? 0];
  if (aStart !== bStart) return aStart - bStart;
  const [aEnd, bEnd] = [a.ends ?? Number.MAX_SAFE_INTEGER, b.ends ?? Number.MAX_SAFE_INTEGER];
  if (aEnd !== bEnd) return aEnd - bEnd;
  return a.spell < b.spell ? -1 : 1;
}

function follows(previous: Admission, next: Admission): boolean {
  if (previous.ends === null || next.starts === null) return false;
  const gap = next.starts - previous.ends;
  if (gap !== 0 && gap !== 1) return false;
  return (
    transferDestinations.includes(previous.destination) ||
    transferSources.includes(next.source) ||
    transferMethods.includes(next.method)
  );
}
