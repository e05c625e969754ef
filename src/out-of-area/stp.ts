/** Out of area: the unit lies outside the child's home sustainability and transformation partnership. */
import { type Definition, outsideArea } from './definition.ts';

export const outsideStp: Definition = {
  id: 'stp',
  label: 'Outside the home sustainability and transformation partnership',
  rule: 'the unit lies in another sustainability and transformation partnership than the child’s home',
  source: 'press and freedom-of-information practice',
  ...outsideArea('stp'),
};
