/** Choices that are not equally likely: whole-number weights made ready to draw from. */

export interface Weights<K extends string> {
  readonly keys: readonly K[];
  /** Sum of the weights up to and with each key. */
  readonly sums: readonly number[];
  readonly total: number;
}

/** Of the keys that are let in, all unless said. */
export function weights<K extends string>(
  table: Readonly<Record<K, number>>,
  letIn: (key: K) => boolean = () => true,
): Weights<K> {
  let total = 0;
  const keys = (Object.keys(table) as K[]).filter(letIn);
  const sums = keys.map((key) => {
    total += table[key];
    return total;
  });
  return { keys, sums, total };
}

/** Reads `19 790, 29 40`: code and weight. */
export const shareTable = (text: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    text.split(', ').map((pair) => {
      const [code = '', weight] = pair.split(' ');
      return [code, Number(weight)];
    }),
  );
