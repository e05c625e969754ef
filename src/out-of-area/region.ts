/** Out of area: the unit lies outside the child's home NHS region. */
import { type Definition, outsideArea } from './definition.ts';

export const outsideRegion: Definition = {
  id: 'region',
  label: 'Outside the home NHS region',
  rule: 'the unit lies in another NHS region than the child’s home',
  source: 'press and freedom-of-information practice; part of the CAPSS study (Holland and others)',
  ...outsideArea('region'),
};
