/** The chapter on the definitions of "out of area". */
import type { Chapter } from '../section.ts';

export const chapter: Chapter = {
  page: 'out-of-area',
  title: 'Out of area',
  intro:
    'There is no one definition for children. Each answers yes, no or not determined, and a share is yes / (yes + no).',
};
