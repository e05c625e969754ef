/** Out of area: the unit lies outside the child's home NHS region. */
import { type Definition, outsideArea } from './definition.ts';

export const outsideRegion: Definition = {
  id: 'region',
  title: 'Outside the home NHS region',
  words: "The unit lies in another NHS region than the child's home on the day of admission.",
  source: 'press and freedom-of-information practice; part of the CAPSS study (Holland and others 2023)',
  ...outsideArea('region'),
};
