/** Who may see low counts in private: bodies whose guests the agreement names. Source: facts of the agreement, private discussions. */
import type { Agreement } from '../../agreement/agreement.ts';
import { HomewardError } from '../../errors/homeward-error.ts';

/**
 * `words`: bodies, separated by semicolons, such as `care-regulator; health-department`. A body is one reader, whoever of it was in the room. Sorted,
 * each once. Throws USAGE_VALUE when none is named, AGREEMENT_READER for a body of which the agreement names no guest.
 */
export function readersIn({ guests, file }: Agreement, words: string): readonly string[] {
  const readers = [...new Set(words.split(';').map((word) => word.trim()))].filter((word) => word !== '');
  if (readers.length === 0)
    throw new HomewardError('USAGE_VALUE', 'no reader is named', { field: '--readers' });
  const agreed = new Set<string>(guests.map(({ body }) => body));
  for (const reader of readers)
    if (!agreed.has(reader))
      throw new HomewardError(
        'AGREEMENT_READER',
        `the agreement names no guest of ${reader}`,
        { file, field: 'guests' },
        agreed.size === 0
          ? 'keep to public releases: the agreement names no guests of private discussions'
          : `name one of: ${[...agreed].sort().join(', ')}`,
      );
  return readers.sort();
}
