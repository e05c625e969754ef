/** Somebody with nothing but the release of counts and a solver of whole numbers: shares no code with the product. Names every finding. */
import highsModule from 'highs';

interface OpenRelease {
  readonly policy: { smallestShown: number; zeros: string; roundTo: number };
  readonly dimensions: readonly {
    name: string;
    categories: readonly { code: string; parent?: string; parents?: readonly string[] }[];
  }[];
  readonly tables: readonly {
    id: string;
    dimensions: readonly string[];
    cells: readonly { at: Readonly<Record<string, string>>; kind: string; value?: number }[];
  }[];
}

interface Figure {
  readonly name: string;
  readonly columns: readonly number[];
  readonly value: number | null;
}

const loadHighs = highsModule as unknown as typeof highsModule.default;

/**
 * Hidden cells, and differences of nested printed cells, whose possible whole numbers meet the small range without containing each value of it.
 * For small releases: every value is asked by itself.
 */
export async function findingsInCounts(text: string): Promise<readonly string[]> {
  const { policy, dimensions, tables } = JSON.parse(text) as OpenRelease;
  const used = dimensions.map(({ categories }) => {
    const groups = new Set(categories.flatMap(({ parent, parents }) => parents ?? (parent ? [parent] : [])));
    const above = (code: string): readonly string[] => {
      const own = categories.find((category) => category.code === code);
      const next = own?.parents ?? (own?.parent === undefined ? [] : [own.parent]);
      return [code, ...next.flatMap(above)];
    };
    return categories
      .filter(({ code }) => !groups.has(code))
      .map(({ code }) => new Set([...above(code), 'all']));
  });
  const atoms = used.reduce<readonly (readonly ReadonlySet<string>[])[]>(
    (found, leaves) => found.flatMap((atom) => leaves.map((leaf) => [...atom, leaf])),
    [[]],
  );
  const figures = tables.flatMap((table) =>
    table.cells.map(
      (cell): Figure => ({
        name: `${table.id} ${Object.values(cell.at).join(' ')}`,
        columns: atoms.flatMap((atom, i) =>
          dimensions.every(({ name }, d) => atom[d]?.has(cell.at[name] ?? 'all') === true) ? [i] : [],
        ),
        value: cell.kind === 'hidden' ? null : (cell.value ?? Number.NaN),
      }),
    ),
  );
  return solve(figures, atoms.length, policy);
}

async function solve(
  figures: readonly Figure[],
  columns: number,
  { smallestShown, zeros, roundTo }: OpenRelease['policy'],
): Promise<readonly string[]> {
  const highs = await loadHighs();
  const half = (roundTo - 1) / 2;
  const behind = (value: number) =>
    value === 0 ? [0, 0] : [Math.max(smallestShown, value - half), value + half];
  const printed = figures.filter((figure): figure is Figure & { value: number } => figure.value !== null);
  const range = Array.from({ length: smallestShown }, (_, n) => n).slice(zeros === 'hidden' ? 0 : 1);
  const canBe = (plus: readonly number[], minus: readonly number[], least: number, most: number) => {
    const taken = new Set(minus);
    const rows = [
      ...printed.map((figure) => ({ at: figure.columns, ends: behind(figure.value) })),
      { at: plus.filter((column) => !taken.has(column)), ends: [least, most] },
    ];
    const starts = [0];
    for (const { at } of rows) starts.push((starts.at(-1) ?? 0) + at.length);
    const model = highs.createModel({
      numCols: columns,
      numRows: rows.length,
      sense: highs.constants.objectiveSense.minimize,
      colCost: new Float64Array(columns),
      colLower: new Float64Array(columns),
      colUpper: new Float64Array(columns).fill(100_000),
      rowLower: Float64Array.from(rows, ({ ends }) => ends[0] ?? 0),
      rowUpper: Float64Array.from(rows, ({ ends }) => ends[1] ?? 0),
      integrality: new Int32Array(columns).fill(1),
      matrix: {
        format: 'csr',
        numRows: rows.length,
        numCols: columns,
        starts,
        indices: rows.flatMap(({ at }) => [...at]),
        values: rows.flatMap(({ at }) => at.map(() => 1)),
      },
    });
    try {
      model.options.set('output_flag', false);
      const { modelStatus } = model.run();
      if (modelStatus === highs.constants.modelStatus.optimal) return true;
      if (modelStatus === highs.constants.modelStatus.infeasible) return false;
      throw new Error(`the outsider's solver ended with ${modelStatus}`);
    } finally {
      model.dispose();
    }
  };
  const isFinding = (plus: readonly number[], minus: readonly number[]) => {
    const possible = range.filter((value) => canBe(plus, minus, value, value));
    return possible.length > 0 && possible.length < range.length;
  };
  const nested = printed.flatMap((whole) =>
    printed
      .filter(
        (part) =>
          part.columns.length < whole.columns.length &&
          whole.value - part.value <= smallestShown + 2 * half &&
          part.columns.every((column) => whole.columns.includes(column)),
      )
      .map((part) => [whole, part] as const),
  );
  return [
    ...figures
      .filter(({ value, columns: own }) => value === null && isFinding(own, []))
      .map(({ name }) => name),
    ...nested
      .filter(([whole, part]) => isFinding(whole.columns, part.columns))
      .map(([whole, part]) => `${whole.name} less ${part.name}`),
  ];
}
