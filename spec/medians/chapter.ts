/** The chapter on medians. */
import type { Chapter } from '../section.ts';

export const chapter: Chapter = {
  page: 'medians',
  title: 'Medians',
  intro: 'The middle child’s distance, and not the mean, which a few far journeys pull up.',
};
