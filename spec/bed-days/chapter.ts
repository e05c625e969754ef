/** The chapter on bed days. */
import type { Chapter } from '../section.ts';

export const chapter: Chapter = {
  page: 'bed-days',
  title: 'Bed days',
  intro: 'Bed days carry the burden that admissions do not show. They are counted, and not yet released.',
};
