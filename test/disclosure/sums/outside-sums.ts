/** Somebody with the release, a solver of whole numbers and, to judge what was found, the people themselves: shares no code with the product. */
import highsModule from 'highs';

interface OpenRelease {
  readonly policy: { smallestShown: number; zeros: string; roundTo: number };
  readonly dimensions: readonly { name: string; categories: readonly { code: string; parent?: string }[] }[];
  readonly tables: readonly {
    readonly cells: readonly {
      at: Readonly<Record<string, string>>;
      measure: string;
      kind: string;
      value?: number;
    }[];
  }[];
}

type Row = readonly [columns: readonly number[], factors: readonly number[], lower: number, upper: number];

const loadHighs = highsModule as unknown as typeof highsModule.default;
const most = 5000;

export interface Judged {
  /** Hidden sums, and differences of printed ones, that somebody can tell too closely; hidden counts that the sums narrow. */
  readonly findings: readonly string[];
  readonly hiddenSums: number;
  readonly shownSums: number;
}

/**
 * Counts and sums are read together: nobody has no days, and with `eachHasOne` everybody has one. `people`: days of each person, by finest group. By
 * the p per cent rule, for outsiders and for each person who is alone in a finest group.
 */
export async function judgeSums(
  text: string,
  people: ReadonlyMap<string, readonly number[]>,
  { percent, eachHasOne }: { readonly percent: number; readonly eachHasOne: boolean },
): Promise<Judged> {
  const highs = await loadHighs();
  const { policy, dimensions, tables } = JSON.parse(text) as OpenRelease;
  const leaves = dimensions.map(({ categories }) => {
    const parents = new Set(categories.map(({ parent }) => parent));
    return categories
      .filter(({ code }) => !parents.has(code))
      .map(({ code, parent }) => [code, parent ?? '', 'all']);
  });
  const atoms = leaves.reduce<readonly (readonly (readonly string[])[])[]>(
    (found, own) => found.flatMap((atom) => own.map((leaf) => [...atom, leaf])),
    [[]],
  );
  const days = atoms.map((atom) => people.get(atom.map(([code]) => code).join('|')) ?? []);
  const half = (policy.roundTo - 1) / 2;
  const cells = tables
    .flatMap((table) => table.cells)
    .map((cell) => ({
      ...cell,
      name: `${Object.values(cell.at).join(' ')} ${cell.measure}`,
      own: atoms.flatMap((atom, i) =>
        dimensions.every(({ name }, d) => atom[d]?.includes(cell.at[name] ?? 'all')) ? [i] : [],
      ),
    }));
  const size = atoms.length;
  const rows: Row[] = cells.flatMap(({ kind, value = 0, own, measure }): readonly Row[] => {
    if (kind === 'hidden') return [];
    const isCount = measure === 'n';
    const least = isCount ? Math.max(policy.smallestShown, value - half) : Math.max(0, value - half);
    const ends = value === 0 ? [0, 0] : [least, value + half];
    return [[own.map((i) => (isCount ? i : size + i)), own.map(() => 1), ends[0] ?? 0, ends[1] ?? 0]];
  });
  for (let i = 0; i < size; i += 1) {
    rows.push([[size + i, i], [1, -most], -Infinity, 0]);
    if (eachHasOne) rows.push([[size + i, i], [1, -1], 0, Infinity]);
  }
  const canBe = (...more: readonly Row[]): boolean => {
    const all = [...rows, ...more];
    const starts = [0];
    for (const [columns] of all) starts.push((starts.at(-1) ?? 0) + columns.length);
    const finite = (end: number) => (Number.isFinite(end) ? end : Math.sign(end) * highs.infinity);
    const model = highs.createModel({
      numCols: 2 * size,
      numRows: all.length,
      sense: highs.constants.objectiveSense.minimize,
      colCost: new Float64Array(2 * size),
      colLower: new Float64Array(2 * size),
      colUpper: Float64Array.from({ length: 2 * size }, (_, i) => (i < size ? 1000 : most)),
      rowLower: Float64Array.from(all, ([, , lower]) => finite(lower)),
      rowUpper: Float64Array.from(all, ([, , , upper]) => finite(upper)),
      integrality: new Int32Array(2 * size).fill(1),
      matrix: {
        format: 'csr',
        numRows: all.length,
        numCols: 2 * size,
        starts,
        indices: all.flatMap(([columns]) => [...columns]),
        values: all.flatMap(([, factors]) => [...factors]),
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
  const between = (own: readonly number[], lower: number, upper: number, first: number): Row => [
    own.map((i) => first + i),
    own.map(() => 1),
    lower,
    upper,
  ];
  const totalOf = (own: readonly number[]) =>
    own.flatMap((i) => days[i] ?? []).reduce((sum, one) => sum + one, 0);
  const alone = days.flatMap((own, i) => {
    const total = totalOf([i]);
    return total > 0 && Math.max(...own) === total ? [i] : [];
  });
  /** Too close for somebody: the ends that the rule asks for cannot both be. */
  const isTooClose = (own: readonly number[]): boolean => {
    const each = own.flatMap((i) => days[i] ?? []).sort((x, y) => y - x);
    const [first = 0, second = 0] = each;
    const total = totalOf(own);
    const needed = Math.max(
      1,
      (percent * first) / 100 - (total - first - second),
      each.length < policy.smallestShown ? (percent * total) / 100 : 0,
    );
    const lower = Math.max(eachHasOne ? each.length : 0, Math.floor(total - needed));
    const upper = Math.ceil(total + needed);
    const knows = [
      [],
      ...alone.filter((i) => !own.includes(i)).map((i) => between([i], totalOf([i]), totalOf([i]), size)),
    ];
    return knows.some((known) => {
      const more = known.length === 0 ? [] : [known as Row];
      return (
        !canBe(...more, between(own, -Infinity, lower, size)) ||
        !canBe(...more, between(own, upper, Infinity, size))
      );
    });
  };
  const isSensitive = (own: readonly number[]): boolean => {
    const each = own.flatMap((i) => days[i] ?? []).sort((x, y) => y - x);
    const [first = 0, second = 0] = each;
    return (
      each.length > 0 &&
      (each.length < policy.smallestShown || totalOf(own) - first - second < (percent * first) / 100)
    );
  };
  const sums = cells.filter(({ measure }) => measure !== 'n');
  const shown = sums.filter(({ kind }) => kind !== 'hidden');
  const range = Array.from({ length: policy.smallestShown }, (_, n) => n).slice(
    policy.zeros === 'hidden' ? 0 : 1,
  );
  const isNarrowed = (own: readonly number[]) => !range.every((n) => canBe(between(own, n, n, 0)));
  const findings: string[] = [];
  for (const { name, own } of shown) if (isSensitive(own)) findings.push(`${name} is printed`);
  for (const { name, own, kind } of sums)
    if (kind === 'hidden' && isSensitive(own) && isTooClose(own))
      findings.push(`${name} can be told too closely`);
  for (const whole of shown)
    for (const part of shown) {
      const rest = whole.own.filter((i) => !part.own.includes(i));
      if (rest.length + part.own.length !== whole.own.length || rest.length === 0) continue;
      if (isSensitive(rest) && isTooClose(rest))
        findings.push(`${whole.name} less ${part.name} can be told too closely`);
    }
  const mayBeSmall = (own: readonly number[]) => range.some((n) => canBe(between(own, n, n, 0)));
  for (const { name, own, kind, measure } of cells)
    if (measure === 'n' && kind === 'hidden' && isNarrowed(own) && mayBeSmall(own))
      findings.push(`${name} is narrowed`);
  return { findings, hiddenSums: sums.length - shown.length, shownSums: shown.length };
}
