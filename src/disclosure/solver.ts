/** The linear solver behind one function: the least or greatest value of a sum, or "unknown", which is never safe. */
import highsModule, { type Highs } from 'highs';
import type { Row, Sum } from './sum.ts';

export interface Program {
  readonly columns: number;
  /** Each column lies between 0 and this. */
  readonly columnUpper: number;
  readonly rows: readonly Row[];
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

export interface Solver {
  /** Null when the solver did not come to an end, or says that nothing agrees with the rows. */
  readonly least: (sum: Sum) => Answer | null;
  readonly greatest: (sum: Sum) => Answer | null;
}

export interface Solvers {
  readonly withProgram: <T>(program: Program, use: (solver: Solver) => T) => T;
  readonly solves: () => number;
}

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
  const finite = (end: number) => (end === Number.POSITIVE_INFINITY ? highs.infinity : end);
  const model = highs.createModel({
    numCols: columns,
    numRows: rows.length,
    sense: highs.constants.objectiveSense.minimize,
    colCost: new Float64Array(columns),
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(columnUpper),
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, ({ upper }) => finite(upper)),
    matrix: { format: 'csr', numRows: rows.length, numCols: columns, starts, indices, values },
  });
  try {
    model.options.set('output_flag', false);
    model.options.set('simplex_strategy', 4);
    model.options.set('random_seed', 0);
    let costed: Int32Array = new Int32Array(0);
    const minimise = (sum: Sum, sign: 1 | -1): Answer | null => {
      counted();
      const costs = new Map<number, number>();
      for (const column of costed) costs.set(column, 0);
      sum.columns.forEach((column, i) => {
        costs.set(column, sign * (sum.factors[i] ?? 0));
      });
      for (const [column, cost] of costs) model.changeColCost(column, cost);
      costed = sum.columns;
      const { modelStatus } = model.run();
      if (modelStatus !== highs.constants.modelStatus.optimal) return null;
      const { colValue, rowDual } = model.getSolution();
      return { value: sign * model.getObjectiveValue(), solution: colValue, duals: rowDual };
    };
    return use({ least: (sum) => minimise(sum, 1), greatest: (sum) => minimise(sum, -1) });
  } finally {
    model.dispose();
  }
}
