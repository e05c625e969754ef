/** The chapter on spells. */
import type { Chapter } from '../section.ts';

export const chapter: Chapter = {
  page: 'spells',
  title: 'Spells',
  intro: 'The unit of interest is the admission: one hospital provider spell.',
};
