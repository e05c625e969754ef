/** From checked relations to results: placements, distances, verdicts, then every figure that the study asks for. */
import type { Engine } from '../engine/engine.ts';
import type { Relation } from '../engine/relation.ts';
import type { Extracted } from '../extract/relations.ts';
import { reasonColumn } from '../out-of-area/definition.ts';
import { definitionsOf, withVerdicts } from '../out-of-area/definitions.ts';
import { type Placements, placeSpells } from '../placements/place-spells.ts';
import type { AreaFact, Places } from '../places/places.ts';
import { requireKinds } from '../places/require-kinds.ts';
import { areaKinds, type CategorySource, columnOf, dimensionNames } from '../study/dimensions.ts';
import type { Study } from '../study/study.ts';
import { withNearestSuitable } from '../travel/nearest-suitable.ts';
import { withDistance } from '../travel/straight-line.ts';
import { agreements } from './agreement.ts';
import { headlines } from './headlines.ts';
import { inclusionFlow } from './inclusion-flow.ts';
import { officialFigures } from './official.ts';
import { ownCounts } from './own-counts.ts';
import { qualityCounts } from './quality.ts';
import { undetermined } from './reasons.ts';
import type { Results } from './results.ts';
import { tabulate } from './tables.ts';
import { unknownCodes } from './unknown-codes.ts';
import { verdictTotals } from './verdicts.ts';

/** Told what is being done, in plain words, before each long step. */
export type Progress = (doing: string) => void;

export async function measure(
  engine: Engine,
  extracted: Extracted,
  places: Places,
  study: Study,
  progress: Progress = () => {},
): Promise<Results> {
  progress('placing spells');
  const placed = await placeSpells(engine, extracted, places, study);
  progress('measuring distances');
  const placements = await judge(engine, placed.placements, places, study);
  progress('counting');
  const categories = categorySource(places, study);
  const total = await tabulate(engine, placements, study, categories, {
    id: 'total',
    title: 'Total',
    dimensions: [],
    serves: '',
  });
  const [all] = total.cells;
  if (all === undefined) throw new Error('impossible: a total without a cell');
  const tables = [];
  for (const request of study.tables)
    tables.push(await tabulate(engine, placements, study, categories, request));
  return {
    format: 'homeward/results@1',
    study: { name: study.name, sha256: study.sha256 },
    inputs: [...extracted.inputs, ...places.inputs],
    inclusion: await inclusionFlow(engine, { ...placed, placements }, study),
    headlines: await headlines(engine, placements, all),
    tables,
    agreement: await agreements(
      engine,
      placements,
      study.outOfArea.map(({ id }) => id),
    ),
    official: await officialFigures(engine, extracted, placed.finals, study.period),
    total: all,
    verdicts: await verdictTotals(
      engine,
      placements,
      study.outOfArea.map(({ id }) => id),
    ),
    quality: await qualityCounts(engine, placements),
    doubts: extracted.doubts,
    undetermined: await undetermined(
      engine,
      placements,
      study.outOfArea.map(({ id }) => id),
    ),
    unknownCodes: await unknownCodes(engine, placements),
    providers: await ownCounts(engine, placements, study),
  };
}

/** Distance, nearest suitable unit and verdicts, one step each, ending in a relation that may be grouped by every dimension. */
async function judge(
  engine: Engine,
  placed: Placements['placements'],
  places: Places,
  study: Study,
): Promise<Relation<'placement'>> {
  const measured = await engine.keep('measured', 'placement', withDistance(placed, study));
  const compared = await engine.keep('compared', 'placement', withNearestSuitable(measured, places.units));
  const judged = await engine.keep('judged', 'placement', withVerdicts(compared, definitionsOf(study)), [
    'left_at',
    'provider',
    ...dimensionNames.map(columnOf),
    ...study.outOfArea.map(({ id }) => reasonColumn(id)),
  ]);
  for (const used of [placed, measured, compared]) await engine.drop(used);
  return judged;
}

export const categorySource = (places: Places, study: Study): CategorySource => ({
  period: study.period,
  ageBands: study.ageBands,
  distanceBands: study.distanceBands,
  areaCodes: places.codes,
});

/** Refuses definitions and dimensions that no area can answer (PLACES_KIND_MISSING). */
export function requireAreas(places: Places, study: Study): void {
  const used = new Set<AreaFact>(definitionsOf(study).flatMap(({ needs }) => needs));
  const dimensions = study.tables.flatMap((table) => table.dimensions);
  for (const kind of areaKinds)
    if (dimensions.includes(`home-${kind}`) || dimensions.includes(`unit-${kind}`)) used.add(kind);
  if (dimensions.includes('deprivation')) used.add('deprivation');
  requireKinds(places, [...used]);
}
