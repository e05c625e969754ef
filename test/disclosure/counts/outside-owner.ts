/** Somebody with a release, all rows of their own, and a linear solver: shares no code with the product. */
import highsModule from 'highs';

interface OpenRelease {
  readonly policy: { smallestShown: number; roundTo: number };
  readonly dimensions: readonly {
    name: string;
    categories: readonly { code: string; parent?: string; parents?: readonly string[] }[];
  }[];
  readonly tables: readonly {
    cells: readonly { at: Readonly<Record<string, string>>; value?: number }[];
  }[];
}

/** Finest categories by name of the dimension, and a number. */
export interface OwnRow {
  readonly at: Readonly<Record<string, string>>;
  readonly n: number;
}

export interface Owned {
  readonly own: readonly OwnRow[];
  /** Whether nobody else can be in a group. */
  readonly isAlone: (at: Readonly<Record<string, string>>) => boolean;
}

const loadHighs = highsModule as unknown as typeof highsModule.default;

/** Cells and finest groups of which the owner knows the number, as `place: number`; `isAsked` chooses among them. */
export async function workedOut(
  text: string,
  { own, isAlone }: Owned,
  isAsked: (isIn: (at: Readonly<Record<string, string>>) => boolean) => boolean,
): Promise<readonly string[]> {
  const { policy, dimensions, tables } = JSON.parse(text) as OpenRelease;
  const above = (name: string, code: string): readonly string[] => {
    const category = dimensions
      .find((dimension) => dimension.name === name)
      ?.categories.find((one) => one.code === code);
    const parents = category?.parents ?? (category?.parent === undefined ? [] : [category.parent]);
    return [code, 'all', ...parents.flatMap((parent) => above(name, parent))];
  };
  const atoms = dimensions.reduce<readonly Readonly<Record<string, string>>[]>(
    (found, { name, categories }) => {
      const inner = new Set(categories.flatMap(({ parent, parents }) => parents ?? (parent ? [parent] : [])));
      const leaves = categories.filter(({ code }) => !inner.has(code));
      return found.flatMap((atom) => leaves.map(({ code }) => ({ ...atom, [name]: code })));
    },
    [{}],
  );
  const lies = (atom: Readonly<Record<string, string>>, at: Readonly<Record<string, string>>) =>
    Object.entries(at).every(([name, code]) => above(name, atom[name] ?? '').includes(code));
  const cells = tables.flatMap((table) => table.cells);
  const half = (policy.roundTo - 1) / 2;
  const rows = cells.flatMap(({ at, value }) =>
    value === undefined
      ? []
      : [
          {
            columns: atoms.flatMap((atom, i) => (lies(atom, at) ? [i] : [])),
            ends: value === 0 ? [0, 0] : [Math.max(policy.smallestShown, value - half), value + half],
          },
        ],
  );
  const ownIn = (atom: Readonly<Record<string, string>>) =>
    own.filter(({ at }) => lies(atom, at)).reduce((sum, { n }) => sum + n, 0);
  const highs = await loadHighs();
  const starts = [0];
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.columns.length);
  const model = highs.createModel({
    numCols: atoms.length,
    numRows: rows.length,
    sense: highs.constants.objectiveSense.minimize,
    colCost: new Float64Array(atoms.length),
    colLower: Float64Array.from(atoms, ownIn),
    colUpper: Float64Array.from(atoms, (atom) => (isAlone(atom) ? ownIn(atom) : 1000)),
    rowLower: Float64Array.from(rows, ({ ends }) => ends[0] ?? 0),
    rowUpper: Float64Array.from(rows, ({ ends }) => ends[1] ?? 0),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: atoms.length,
      starts,
      indices: rows.flatMap((row) => row.columns),
      values: rows.flatMap((row) => row.columns.map(() => 1)),
    },
  });
  const end = (columns: readonly number[], sense: 1 | -1): number => {
    atoms.forEach((_, i) => {
      model.changeColCost(i, columns.includes(i) ? sense : 0);
    });
    const { modelStatus } = model.run();
    if (modelStatus !== highs.constants.modelStatus.optimal) throw new Error(`ended with ${modelStatus}`);
    const inwards = sense === 1 ? Math.ceil : Math.floor;
    return inwards(sense * (model.getObjectiveValue() - 1e-6));
  };
  try {
    model.options.set('output_flag', false);
    return [...cells.map(({ at }) => at), ...atoms].flatMap((at) => {
      const columns = atoms.flatMap((atom, i) => (lies(atom, at) ? [i] : []));
      if (columns.every((i) => isAlone(atoms[i] ?? {}))) return [];
      if (!isAsked((atom) => lies(atom, at))) return [];
      const least = end(columns, 1);
      return least === end(columns, -1) ? [`${Object.values(at).join(' ')}: ${least}`] : [];
    });
  } finally {
    model.dispose();
  }
}
