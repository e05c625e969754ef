/** Out of area: the unit lies outside the child's home integrated care board. */
import { type Definition, outsideArea } from './definition.ts';

export const outsideIcb: Definition = {
  id: 'icb',
  title: 'Outside the home integrated care board',
  words: "The unit lies outside the integrated care board of the child's home.",
  source: 'freedom-of-information and press practice',
  ...outsideArea('icb'),
};
