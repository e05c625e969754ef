/** The release before anything is decided, as three outsiders would read it together with everything known before. */
import type { OwnCounts, Results } from '../../measures/results.ts';
import { type Dimension, dimensionNames } from '../../study/dimensions.ts';
import type { Study } from '../../study/study.ts';
import type { Ledger, Population } from '../ledger/ledger.ts';
import { type Axes, axesOf, type Geography } from '../model/axes.ts';
import { type Impossible, impossibleIn } from '../model/impossible.ts';
import type { Policy } from '../policy/policy.ts';
import type { ReadTable } from '../tables/publication.ts';
import { printedEmpty } from '../tables/table-axes.ts';
import { type Draft, draftOf } from './draft.ts';
import type { Outsiders } from './hiding-of.ts';
import { type JointAxes, jointAxes } from './joint-axes.ts';
import { knownFigures } from './known-figures.ts';
import { modelOf } from './model.ts';
import { printedNow } from './printed-now.ts';

export interface Reading {
  readonly draft: Draft;
  readonly axes: Axes;
  readonly models: Outsiders;
  readonly joint: JointAxes;
  /** Combinations that the names of the categories alone rule out. */
  readonly evident: readonly Impossible[];
  /** What each provider knows by itself. */
  readonly providers: readonly OwnCounts[];
}

export interface ReadingInput {
  readonly results: Results;
  readonly study: Study;
  readonly policy: Policy;
  readonly geography: Geography;
  readonly earlier?: { readonly ledger: Ledger; readonly population: Population };
}

export function readingOf({ results, study, policy, geography, earlier = nothing }: ReadingInput): Reading {
  const own = new Set<Dimension>([
    ...study.tables.flatMap((table) => table.dimensions),
    ...study.outOfArea.map(({ id }) => `out-of-area:${id}` as const),
  ]);
  const { ledger, population } = earlier;
  const alsoUsed = ledger.entries.flatMap((entry) => {
    if (entry.type === 'withdrawn' || entry.type === 'room') return [];
    const names = entry.dimensions.map(({ name }) => name);
    const isSame = (name: string) =>
      population.rules[name] === undefined || population.rules[name] === entry.population.rules[name];
    return dimensionNames.filter((name) => names.includes(name) && isSame(name));
  });
  const alone = axesOf([...new Set([...own, ...alsoUsed])], study, geography);
  const joint = jointAxes(alone, population, ledger, policy);
  const { axes } = joint;
  const impossible = impossibleIn(axes, study, geography, Object.keys(joint.within));
  const draft = draftOf({ results, study, policy, axes, impossible });
  const evident = impossible.filter(({ isPlain }) => isPlain);
  const emptyIn = (tables: readonly ReadTable[]) =>
    printedEmpty({ policy, dimensions: joint.dimensions, tables });
  const before = emptyIn(joint.earlier);
  const printed = [...emptyIn(printedNow(draft.tables, joint.within)), ...before, ...evident];
  const known = knownFigures(draft, joint, policy);
  return {
    draft,
    axes,
    joint,
    evident,
    providers: results.providers ?? [],
    models: {
      knowing: modelOf(draft, axes, [...impossible, ...before], known),
      reading: modelOf(draft, axes, printed, known),
      plain: modelOf(draft, axes, printed, known, 'linked'),
    },
  };
}

const nothing = {
  ledger: { entries: [], head: { lines: 0, hash: '0'.repeat(64) } },
  population: {
    from: null,
    to: null,
    ages: null,
    services: null,
    delivery: '',
    rules: {},
    changes: null,
  },
};
