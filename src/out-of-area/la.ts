/** Out of area: the unit lies outside the child's home local authority. */
import { type Definition, outsideArea } from './definition.ts';

export const outsideLa: Definition = {
  id: 'la',
  title: 'Outside the home local authority',
  words: "The unit lies outside the local authority of the child's home.",
  source: 'freedom-of-information and press practice',
  ...outsideArea('la'),
};
