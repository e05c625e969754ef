/** The solver as a stranger: what it says is checked, and a solver that throws or talks nonsense has said nothing. */
import type { Answer, NoAnswer, Program, Solver, Solvers } from './solver.ts';
import { type Row, type Sum, valueAt } from './sum.ts';

const tolerance = 1e-5;

/**
 * As `solvers.withProgram`, but every answer that is not `none` or `unknown` lies within the rows and has the value it claims. Never throws for
 * the solver's sake; `orElse` is given back when no program could be made.
 */
export function withCare<T>(solvers: Solvers, program: Program, orElse: T, use: (solver: Solver) => T): T {
  const failed = { isOwn: false };
  try {
    return solvers.withProgram(program, ({ least, greatest }) => {
      const ask = (end: Solver['least'], sum: Sum): Answer | NoAnswer => {
        let answer: Answer | NoAnswer;
        try {
          answer = end(sum);
        } catch {
          return 'unknown';
        }
        if (answer === 'none') return 'none';
        return typeof answer === 'object' && isSound(answer, program, sum) ? answer : 'unknown';
      };
      try {
        return use({ least: (sum) => ask(least, sum), greatest: (sum) => ask(greatest, sum) });
      } catch (error) {
        failed.isOwn = true;
        throw error;
      }
    });
  } catch (error) {
    if (failed.isOwn) throw error;
    return orElse;
  }
}

function isSound({ value, solution, duals }: Answer, program: Program, sum: Sum): boolean {
  if (!Number.isFinite(value) || solution?.length !== program.columns || duals === undefined) return false;
  if (Math.abs(valueAt(sum, solution) - value) > tolerance * (1 + Math.abs(value))) return false;
  const { lower, upper } = program.bounds ?? {};
  const isWithin = solution.every(
    (count, i) =>
      count >= (lower?.[i] ?? 0) - tolerance &&
      count <= Math.min(program.columnUpper, upper?.[i] ?? Number.POSITIVE_INFINITY) + tolerance,
  );
  return isWithin && program.rows.every((row) => keeps(row, solution));
}

function keeps(row: Row, solution: Float64Array): boolean {
  const value = valueAt(row, solution);
  const off = tolerance * (1 + Math.abs(value));
  return value >= row.lower - off && value <= row.upper + off;
}
