/** How the four fixed tables of a release hang together with each other and with the study's own. */
import type { HowCellsHang } from '../release.ts';
import { cellId, type DraftCell, type DraftTable } from './draft.ts';
import { agreedPlaces } from './draft-fixed.ts';

type Places = HowCellsHang['counts'][string];

/**
 * Verdicts of headlines and agreement are admissions at these verdicts, and some checks admissions in a category. Children and episodes are
 * distinct counts, and the steps of the inclusion flow count others than the study does: no dimension divides them. No more children than
 * admissions, no part more than its whole; what a step keeps is what the next one keeps and loses (children can do both). Source:
 * disclosure facts, §6.
 */
export function howToRead(tables: readonly DraftTable[]): HowCellsHang {
  const cells = tables.flatMap(({ id, cells: own }) =>
    own.filter(({ kind }) => kind === 'count' || kind === 'notApplicable').map((cell) => ({ id, cell })),
  );
  const flow = tables.find(({ id }) => id === 'inclusion')?.cells ?? [];
  const last = flow.at(-1)?.at.step;
  const names = [...new Set(cells.map(({ id, cell }) => cellId(id, cell)))];
  const placed = new Set(
    cells.flatMap(({ id, cell }) => (statedPlaces(cell) === null ? [] : [cellId(id, cell)])),
  );
  return {
    counts: Object.fromEntries(
      cells.flatMap(({ id, cell }) => {
        const places = placesOf(id, cell, id === 'inclusion' && cell.at.step === last);
        return places === null ? [] : [[cellId(id, cell), places]];
      }),
    ),
    ...relationsOf(names, placed, flow),
  };
}

const statedPlaces = (cell: DraftCell): Places | null =>
  cell.kind === 'count' ? (cell.places ?? null) : null;

/** Null: those in its own place. */
function placesOf(id: string, cell: DraftCell, isLast: boolean): Places | null {
  const stated = statedPlaces(cell);
  if (stated !== null) return stated;
  const { at, measure } = cell;
  const [, definition, verdict = ''] = /^(out-of-area:.+):(.+)$/.exec(measure) ?? [];
  if (definition !== undefined) return [{ [definition]: verdict }];
  if (id === 'agreement') return agreedPlaces(measure, at.definition ?? '', at['other-definition'] ?? '');
  if (id !== 'headlines' && id !== 'inclusion' && id !== 'quality') return null;
  const isEverybody = measure === 'admissions' && (id === 'headlines' || (isLast && at.reason === 'kept'));
  return isEverybody ? [{}] : [];
}

function relationsOf(
  names: readonly string[],
  placed: ReadonlySet<string>,
  flow: readonly DraftCell[],
): Pick<HowCellsHang, 'holds' | 'nested'> {
  const known = new Set(names);
  const holds: HowCellsHang['holds'][number][] = [];
  const nested: HowCellsHang['nested'][number][] = [];
  /** These together are at least, or exactly, as many. */
  const add = (more: readonly string[], less: string, upper: number | null = null) => {
    if (![...more, less].every((name) => known.has(name))) return;
    holds.push({ terms: [...more.map((name) => [name, 1] as const), [less, -1]], lower: 0, upper });
  };
  const holdsWhole = (whole: string, part: string) => {
    add([whole], part);
    if (known.has(whole) && known.has(part)) nested.push([whole, part]);
  };
  add(['headlines|admissions'], 'headlines|episodes');
  add(['headlines|episodes'], 'headlines|children');
  for (const measure of ['admissions', 'children']) {
    for (const name of names.filter((one) => one.endsWith(`|${measure}`))) {
      if (measure === 'children') add([name.replace(/children$/, 'admissions')], name);
      if (name.startsWith('quality|') && !placed.has(name)) holdsWhole(`headlines|${measure}`, name);
    }
    const steps = [...new Set(flow.map(({ at }) => at.step))].map((step) =>
      flow
        .filter((cell) => cell.at.step === step && cell.measure === measure)
        .map((cell) => cellId('inclusion', cell)),
    );
    for (const [i, parts] of steps.entries()) {
      const kept = steps[i - 1]?.[0];
      if (kept === undefined) continue;
      add(parts, kept, measure === 'admissions' ? 0 : null);
      for (const part of parts) holdsWhole(kept, part);
    }
    add([`headlines|${measure}`], steps.at(-1)?.[0] ?? '', 0);
  }
  return { holds, nested };
}
