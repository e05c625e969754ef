/** What a failed command says: one plain line, or one document, and the exit code of its kind. */

export interface Failure {
  readonly exitCode: number;
  readonly line: string;
  readonly document: object;
}

/** Never shows a stack trace, nor the message of an error that is not ours: it might quote a value. */
export async function explainFailure(error: unknown): Promise<Failure> {
  const known = await translate(error);
  if (known !== undefined) return known;
  const what = `something went wrong inside homeward${placeOf(error)}: our fault, not yours`;
  const remedy = 'nothing was released; please report this sentence and the command that you typed';
  return {
    exitCode: 1,
    line: `${what} – ${remedy}`,
    document: { format: 'homeward/error@1', code: 'FAULT', kind: 'fault', what, where: {}, remedy },
  };
}

async function translate(error: unknown): Promise<Failure | undefined> {
  try {
    const { asHomewardError } = await import('../index.ts');
    const ours = asHomewardError(error);
    if (ours === undefined) return undefined;
    return { exitCode: ours.exitCode, line: ours.toLine(), document: ours.toJSON() };
  } catch {
    const what = 'a part of homeward is missing or was made for another machine';
    const remedy = 'run "npm ci" again on this machine';
    const code = 'SYSTEM_ENGINE_MISSING';
    return {
      exitCode: 7,
      line: `${what} – ${remedy} [${code}]`,
      document: { format: 'homeward/error@1', code, kind: 'system', what, where: {}, remedy },
    };
  }
}

/** The innermost of our own files, as ` (measures/tables, line 31)`. */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const ours = /\/(?:dist|src)\/([a-z/-]+)\.[jt]s:(\d+)/.exec(stack);
  return ours === null ? '' : ` (${ours[1]}, line ${ours[2]})`;
}
