/** Out of area: the unit lies outside the child's home clinical commissioning group. */
import { type Definition, outsideArea } from './definition.ts';

export const outsideCcg: Definition = {
  id: 'ccg',
  label: 'Outside the home clinical commissioning group',
  rule: 'the unit lies in another clinical commissioning group than the child’s home',
  source: 'press and freedom-of-information practice',
  ...outsideArea('ccg'),
};
