/** Out of area: the unit lies outside the child's home clinical commissioning group. */
import { type Definition, outsideArea } from './definition.ts';

export const outsideCcg: Definition = {
  id: 'ccg',
  title: 'Outside the home clinical commissioning group',
  words: "The unit lies outside the clinical commissioning group (or sub-ICB location) of the child's home.",
  source: 'freedom-of-information and press practice',
  ...outsideArea('ccg'),
};
