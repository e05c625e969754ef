/** The SQL of a study as one engine would be given it, without a delivery and without running it. */
import { databricksDialect, duckdbDialect, trinoDialect } from '../engine/dialect.ts';
import { recordingEngine } from '../engine/recording-engine.ts';
import type { Grain, Relation } from '../engine/relation.ts';
import type { Extracted } from '../extract/relations.ts';
import { measure } from '../measures/analyse.ts';
import type { Places } from '../places/places.ts';
import type { Study } from '../study/study.ts';

const dialects = { duckdb: duckdbDialect, databricks: databricksDialect, trino: trinoDialect };
export type EngineName = keyof typeof dialects;

/** From the checked relations on: how files become these is told by `homeward check`. Only DuckDB runs in this version. */
export async function explainSql(study: Study, engineName: EngineName = 'duckdb'): Promise<string> {
  const engine = recordingEngine(dialects[engineName]);
  await measure(engine, namedRelations(), namedPlaces(), study);
  const words = [
    `-- ${study.name}`,
    `-- SQL for ${engineName}. It starts from the checked relations of the delivery (see docs/manual.md).`,
  ];
  return `${[...words, ...engine.statements].join('\n\n')}\n`;
}

const relation = <G extends Grain>(name: string, grain: G): Relation<G> => ({ name, grain, categories: [] });

const namedRelations = (): Extracted => ({
  submissions: relation('submissions', 'submission'),
  finals: relation('delivered_finals', 'submission'),
  spells: relation('spell_months', 'spell-month'),
  people: relation('people', 'person-month'),
  adultSpells: relation('adult_spells', 'spell'),
  adultStarts: relation('adult_starts', 'group'),
  stays: relation('stay_months', 'stay-month'),
  lookedAfter: relation('looked_after', 'person-month'),
  learningDisabilities: relation('learning_disabilities', 'person-month'),
  accommodation: relation('accommodation', 'person-month'),
  legalPeriods: relation('legal_periods', 'person-month'),
  treatments: relation('treatments', 'spell-month'),
  inputs: [],
  doubts: [],
});

const namedPlaces = (): Places => ({
  areas: relation('areas', 'area'),
  units: relation('units', 'unit'),
  vintage: 2011,
  bundled: false,
  provides: [],
  codes: {},
  nameOf: (_, code) => code,
  homeCombinations: [],
  unitCombinations: [],
  attribution: [],
  outlines: {},
  inputs: [],
});
