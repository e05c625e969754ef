/** The chapter on episodes. */
import type { Chapter } from '../section.ts';

export const chapter: Chapter = {
  page: 'episodes',
  title: 'Episodes',
  intro:
    'An admission is one hospital spell. A child who is transferred has two spells and one episode; both are counted, and never mixed.',
};
