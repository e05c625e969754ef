/** An outsider with nothing but release.json and a solver: shares no code with the product. Names every finding. */
import highsModule from 'highs';

interface Cell {
  readonly at: Readonly<Record<string, string>>;
  readonly measure: string;
  readonly kind: string;
  readonly value?: number;
}
interface OpenRelease {
  readonly policy: { smallestShown: number; zeros: string; roundTo: number };
  readonly tables: readonly { id: string; dimensions: readonly string[]; cells: readonly Cell[] }[];
}
/** A printed or hidden count: which atoms it adds up, and what is said of it. */
interface Figure {
  readonly name: string;
  readonly atoms: ReadonlySet<string>;
  readonly value: number | null;
}

const loadHighs = highsModule as unknown as typeof highsModule.default;

/** Cells, and differences of nested printed cells of one table, whose possible values meet the small range without containing it. */
export async function findingsIn(text: string): Promise<readonly string[]> {
  const { policy, tables } = JSON.parse(text) as OpenRelease;
  const figures: Figure[] = [];
  const equal: (readonly [ReadonlySet<string>, ReadonlySet<string>])[] = [];
  const margins = new Map<string, ReadonlySet<string>>();
  const knownAs = (name: string, atoms: ReadonlySet<string>) => {
    const before = margins.get(name);
    if (before !== undefined) equal.push([before, atoms]);
    margins.set(name, atoms);
  };
  for (const { id, dimensions, cells } of tables.filter((table) => table.dimensions.length > 0)) {
    if (['inclusion', 'quality', 'agreement'].includes(id)) continue;
    const counts = cells.filter(({ measure, kind }) => measure === 'admissions' && kind !== 'notApplicable');
    const inner = counts.filter(({ at }) => !Object.values(at).includes('all'));
    for (const { at, kind, value } of counts) {
      const within = inner.filter((cell) => dimensions.every((d) => at[d] === 'all' || at[d] === cell.at[d]));
      const atoms = new Set(within.map((cell) => `${id} ${Object.values(cell.at).join(' ')}`));
      figures.push({
        name: `${id} ${Object.values(at).join(' ')}`,
        atoms,
        value: kind === 'hidden' ? null : (value ?? null),
      });
      const fixed = dimensions.filter((d) => at[d] !== 'all');
      if (fixed.length < 2) knownAs(fixed.map((d) => `${d}=${at[d]}`).join(), atoms);
    }
  }
  agreement(tables.find(({ id }) => id === 'agreement')?.cells ?? [], figures, knownAs);
  const headlines = tables.find(({ id }) => id === 'headlines')?.cells ?? [];
  for (const { measure, kind, value } of headlines) {
    const [, dimension, verdict] = /^(out-of-area:[^:]+):(.+)$/.exec(measure) ?? [];
    const name = measure === 'admissions' ? '' : `${dimension}=${verdict}`;
    const atoms = margins.get(name);
    if (atoms !== undefined && kind !== 'derived')
      figures.push({ name: measure, atoms, value: kind === 'hidden' ? null : (value ?? null) });
  }
  return solve(figures, equal, policy);
}

function agreement(
  cells: readonly Cell[],
  figures: Figure[],
  knownAs: (name: string, atoms: ReadonlySet<string>) => void,
): void {
  const parts: Readonly<Record<string, readonly string[]>> = {
    both: ['yes yes'],
    'only-first': ['yes no'],
    'only-second': ['no yes'],
    neither: ['no no'],
    'not-determined': [
      'not-determined yes',
      'not-determined no',
      'not-determined not-determined',
      'yes not-determined',
      'no not-determined',
    ],
  };
  const pairs = new Map(cells.map(({ at }) => [Object.values(at).join(' '), Object.values(at)]));
  for (const [pair, [a, b]] of pairs) {
    const absent = cells.filter(
      ({ at, kind }) => Object.values(at).join(' ') === pair && kind === 'notApplicable',
    );
    const gone = new Set(absent.flatMap(({ measure }) => parts[measure] ?? []));
    const atomsFor = (keep: (one: string, other: string) => boolean) => {
      const verdicts = Object.values(parts)
        .flat()
        .filter((both) => !gone.has(both) && keep(both.split(' ')[0] ?? '', both.split(' ')[1] ?? ''));
      return new Set(verdicts.map((both) => `${pair} ${both}`));
    };
    for (const { at, measure, kind, value } of cells)
      if (Object.values(at).join(' ') === pair && kind !== 'notApplicable') {
        const atoms = atomsFor((one, other) => (parts[measure] ?? []).includes(`${one} ${other}`));
        figures.push({
          name: `${pair} ${measure}`,
          atoms,
          value: kind === 'hidden' ? null : (value ?? null),
        });
      }
    for (const verdict of ['yes', 'no', 'not-determined']) {
      knownAs(
        `out-of-area:${a}=${verdict}`,
        atomsFor((one) => one === verdict),
      );
      knownAs(
        `out-of-area:${b}=${verdict}`,
        atomsFor((_, other) => other === verdict),
      );
    }
    knownAs(
      '',
      atomsFor(() => true),
    );
  }
}

async function solve(
  figures: readonly Figure[],
  equal: readonly (readonly [ReadonlySet<string>, ReadonlySet<string>])[],
  policy: OpenRelease['policy'],
): Promise<readonly string[]> {
  const highs = await loadHighs();
  const names = [
    ...new Set([...figures.flatMap(({ atoms }) => [...atoms]), ...equal.flatMap(([a, b]) => [...a, ...b])]),
  ];
  const place = new Map(names.map((name, i) => [name, i]));
  const coefficients = (plus: ReadonlySet<string>, minus: ReadonlySet<string>) => {
    const found = new Map<number, number>();
    for (const atom of plus) found.set(place.get(atom) ?? -1, 1);
    for (const atom of minus) found.set(place.get(atom) ?? -1, (found.get(place.get(atom) ?? -1) ?? 0) - 1);
    return [...found].filter(([, factor]) => factor !== 0);
  };
  const half = (policy.roundTo - 1) / 2;
  const [least, most] = [policy.zeros === 'hidden' ? 0 : 1, policy.smallestShown - 1];
  const none: ReadonlySet<string> = new Set();
  const printed = figures.filter((figure): figure is Figure & { value: number } => figure.value !== null);
  const rows = [
    ...printed.map(({ atoms, value }) => ({
      terms: coefficients(atoms, none),
      lower: value === 0 ? 0 : Math.max(policy.smallestShown, value - half),
      upper: value === 0 ? 0 : value + half,
    })),
    ...equal.map(([a, b]) => ({ terms: coefficients(a, b), lower: 0, upper: 0 })),
  ];
  const starts = [0];
  for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length);
  const model = highs.createModel({
    numCols: names.length,
    numRows: rows.length,
    colCost: names.map(() => 0),
    colLower: names.map(() => 0),
    colUpper: names.map(() => 100_000),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: names.length,
      starts,
      indices: rows.flatMap(({ terms }) => terms.map(([column]) => column)),
      values: rows.flatMap(({ terms }) => terms.map(([, factor]) => factor)),
    },
  });
  model.options.set('output_flag', false);
  model.options.set('simplex_strategy', 4);
  const end = (terms: readonly (readonly [number, number])[], sign: number) => {
    for (const [column, factor] of terms) model.changeColCost(column, sign * factor);
    const { modelStatus } = model.run();
    const value = model.getObjectiveValue();
    for (const [column] of terms) model.changeColCost(column, 0);
    if (modelStatus !== highs.constants.modelStatus.optimal)
      throw new Error(`the outsider's solver ended with ${modelStatus}`);
    return sign * value;
  };
  const isFinding = (terms: readonly (readonly [number, number])[]) => {
    const lower = Math.ceil(end(terms, 1) - 1e-6);
    if (lower > most) return false;
    const upper = Math.floor(end(terms, -1) + 1e-6);
    return upper >= least && (lower > least || upper < most);
  };
  const hidden = figures.filter(({ value }) => value === null);
  const near = printed.flatMap((whole) =>
    printed
      .filter(
        (part) =>
          part.value <= whole.value &&
          whole.value - part.value <= most + 2 * half &&
          part.atoms.size < whole.atoms.size &&
          [...part.atoms].every((atom) => whole.atoms.has(atom)),
      )
      .map((part) => [whole, part] as const),
  );
  try {
    return [
      ...hidden.filter(({ atoms }) => isFinding(coefficients(atoms, none))).map(({ name }) => name),
      ...near
        .filter(([a, b]) => isFinding(coefficients(a.atoms, b.atoms)))
        .map(([a, b]) => `${a.name} less ${b.name}`),
    ];
  } finally {
    model.dispose();
  }
}
