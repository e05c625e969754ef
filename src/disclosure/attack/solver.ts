/** The linear solver behind one function: the least or greatest value of a sum, or "unknown", which is never safe. */
import highsModule, { type Highs } from 'highs';
import type { Row, Sum } from './sum.ts';

export interface Program {
  readonly columns: number;
  /** Each column lies between 0 and this. */
  readonly columnUpper: number;
  readonly rows: readonly Row[];
  /** Tighter limits, one a column. */
  readonly bounds?: { readonly lower: Float64Array; readonly upper: Float64Array };
  /** Counts are whole: slower, and without duals. `roughly`: the end found may be a twentieth off the true one, but some whole table takes it. */
  readonly whole?: 'exactly' | 'roughly';
}

export interface Answer {
  readonly value: number;
  readonly solution: Float64Array;
  /**
   * By row, of the sum (or of its negative, for the greatest) as it is minimised: above 0 where the row's lower end holds the answer back,
   * below 0 where its upper end does.
   */
  readonly duals: Float64Array;
}

/** `none`: nothing agrees with the rows, says the solver. `unknown`: it came to no end. */
export type NoAnswer = 'none' | 'unknown';

export interface Solver {
  readonly least: (sum: Sum) => Answer | NoAnswer;
  readonly greatest: (sum: Sum) => Answer | NoAnswer;
}

export interface Solvers {
  readonly withProgram: <T>(program: Program, use: (solver: Solver) => T) => T;
  readonly solves: () => number;
}

/** A count of branches, not a time: the same answer on any machine. */
const mostNodes = 2000;

/** The package's types describe its CommonJS form; what is imported here is the function itself. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

/**
 * HiGHS, single-threaded, the primal simplex method, warm only from one objective to the next: after changed bounds a program is built
 * anew, because its warm starts have given wrong optima there (ERGO-Code/HiGHS #3294).
 */
export async function loadSolvers(): Promise<Solvers> {
  const highs = await loadHighs();
  let solves = 0;
  const counted = () => {
    solves += 1;
  };
  return { withProgram: (program, use) => withProgram(highs, program, counted, use), solves: () => solves };
}

function withProgram<T>(highs: Highs, program: Program, counted: () => void, use: (solver: Solver) => T): T {
  const { columns, columnUpper, rows } = program;
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    starts[i + 1] = (starts[i] ?? 0) + row.columns.length;
  });
  const indices = new Int32Array(starts[rows.length] ?? 0);
  const values = new Float64Array(indices.length);
  rows.forEach((row, i) => {
    indices.set(row.columns, starts[i]);
    values.set(row.factors, starts[i]);
  });
  const finite = (end: number) => (Number.isFinite(end) ? end : Math.sign(end) * highs.infinity);
  const model = highs.createModel({
    numCols: columns,
    numRows: rows.length,
    sense: highs.constants.objectiveSense.minimize,
    colCost: new Float64Array(columns),
    colLower: program.bounds?.lower ?? new Float64Array(columns),
    colUpper: Float64Array.from({ length: columns }, (_, i) =>
      Math.min(columnUpper, program.bounds?.upper[i] ?? columnUpper),
    ),
    rowLower: Float64Array.from(rows, ({ lower }) => finite(lower)),
    rowUpper: Float64Array.from(rows, ({ upper }) => finite(upper)),
    ...(program.whole !== undefined ? { integrality: new Int32Array(columns).fill(1) } : {}),
    matrix: { format: 'csr', numRows: rows.length, numCols: columns, starts, indices, values },
  });
  try {
    model.options.set('output_flag', false);
    model.options.set('simplex_strategy', 4);
    model.options.set('random_seed', 0);
    if (program.whole !== undefined) {
      model.options.set('mip_rel_gap', program.whole === 'exactly' ? 0 : 0.05);
      model.options.set('mip_abs_gap', 0.9);
      model.options.set('mip_max_nodes', mostNodes);
    }
    let costed: Int32Array = new Int32Array(0);
    const minimise = (sum: Sum, sign: 1 | -1): Answer | NoAnswer => {
      counted();
      const costs = new Map<number, number>();
      for (const column of costed) costs.set(column, 0);
      sum.columns.forEach((column, i) => {
        costs.set(column, sign * (sum.factors[i] ?? 0));
      });
      for (const [column, cost] of costs) model.changeColCost(column, cost);
      costed = sum.columns;
      const { modelStatus } = model.run();
      if (modelStatus === highs.constants.modelStatus.infeasible) return 'none';
      if (modelStatus !== highs.constants.modelStatus.optimal) return 'unknown';
      const { colValue, rowDual } = model.getSolution();
      return { value: sign * model.getObjectiveValue(), solution: colValue, duals: rowDual };
    };
    return use({ least: (sum) => minimise(sum, 1), greatest: (sum) => minimise(sum, -1) });
  } finally {
    model.dispose();
  }
}
