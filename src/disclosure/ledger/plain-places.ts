/** The tables that every release has, as plain counts at places: a headline `out-of-area:km-50:yes` is admissions at that verdict. */
import type { LedgerDimension, LedgerTable } from './ledger.ts';

export interface PlainPlace {
  readonly at: Readonly<Record<string, string>>;
  readonly measure: string;
}

const agreementVerdicts: Readonly<Record<string, readonly [string, string]>> = {
  both: ['yes', 'yes'],
  'only-first': ['yes', 'no'],
  'only-second': ['no', 'yes'],
  neither: ['no', 'no'],
};

/** Where a cell of a fixed table stands; a cell of any other table stands where it says. */
export function plainPlace(table: string, { at, measure }: PlainPlace): PlainPlace {
  switch (table) {
    case 'headlines': {
      const verdict = /^(out-of-area:.+):(yes|no|not-determined)$/.exec(measure);
      if (verdict === null) return { at, measure };
      return { at: { [verdict[1] ?? '']: verdict[2] ?? '' }, measure: 'admissions' };
    }
    case 'agreement': {
      const [first, second] = [at.definition ?? '', at['other-definition'] ?? ''];
      const verdicts = agreementVerdicts[measure];
      if (verdicts === undefined) return { at: {}, measure: `${measure} by ${first} or ${second}` };
      return {
        at: { [`out-of-area:${first}`]: verdicts[0], [`out-of-area:${second}`]: verdicts[1] },
        measure: 'admissions',
      };
    }
    case 'inclusion':
      return {
        at: { inclusion: `${at.step} ${at.reason}` },
        measure: `${measure} of the inclusion flow`,
      };
    case 'quality':
      return { at: {}, measure: `${measure} of check ${at.check}` };
    default:
      return { at, measure };
  }
}

/** Verdicts, and the flow of inclusion: who leaves at a step, and whom the step keeps, were kept by the step before. */
export function plainDimensions(tables: readonly LedgerTable[]): readonly LedgerDimension[] {
  const verdicts = new Set<string>();
  for (const { id, cells } of tables)
    for (const cell of cells)
      for (const dimension of Object.keys(plainPlace(id, cell).at))
        if (dimension.startsWith('out-of-area:')) verdicts.add(dimension);
  const flow = tables.find(({ id }) => id === 'inclusion');
  const lines = new Map((flow?.cells ?? []).map(({ at }) => [`${at.step} ${at.reason}`, at.step ?? '']));
  const steps = [...new Set(lines.values())];
  const categories = [...lines].map(([code, step]) => {
    const before = steps[steps.indexOf(step) - 1];
    return { code, parents: before === undefined ? [] : [`${before} kept`] };
  });
  return [
    ...[...verdicts].map((name) => ({
      name,
      categories: ['yes', 'no', 'not-determined'].map((code) => ({ code, parents: [] })),
    })),
    ...(categories.length === 0 ? [] : [{ name: 'inclusion', categories }]),
  ];
}
