/** The chapter on distance. */
import type { Chapter } from '../section.ts';

export const chapter: Chapter = {
  page: 'distance',
  title: 'Distance',
  intro:
    'Distances are straight lines. A journey by road is longer, by a quarter to a third as a rule of thumb.',
};
