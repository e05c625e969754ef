/** Out of area: the unit lies outside the child's home local authority. */
import { type Definition, outsideArea } from './definition.ts';

export const outsideLa: Definition = {
  id: 'la',
  label: 'Outside the home local authority',
  rule: 'the unit lies in another local authority than the child’s home',
  source: 'press and freedom-of-information practice',
  ...outsideArea('la'),
};
