/** The chapter on wards. */
import type { Chapter } from '../section.ts';

export const chapter: Chapter = {
  page: 'placements',
  title: 'Wards and kinds of unit',
  intro: 'Each admission counts where its first ward was, under one kind of unit.',
};
