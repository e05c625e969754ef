/** Out of area: the unit lies outside the child's home STP. */
import { type Definition, outsideArea } from './definition.ts';

export const outsideStp: Definition = {
  id: 'stp',
  title: 'Outside the home STP',
  words: "The unit lies outside the sustainability and transformation partnership of the child's home.",
  source: 'freedom-of-information and press practice',
  ...outsideArea('stp'),
};
