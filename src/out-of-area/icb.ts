/** Out of area: the unit lies outside the child's home integrated care board. */
import { type Definition, outsideArea } from './definition.ts';

export const outsideIcb: Definition = {
  id: 'icb',
  label: 'Outside the home integrated care board',
  rule: 'the unit lies in another integrated care board than the child’s home',
  source: 'press and freedom-of-information practice',
  ...outsideArea('icb'),
};
