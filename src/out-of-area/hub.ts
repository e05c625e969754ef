/** Out of area: the unit lies outside the child's home commissioning hub. */
import { type Definition, outsideArea } from './definition.ts';

export const outsideHub: Definition = {
  id: 'hub',
  title: 'Outside the home commissioning hub',
  words:
    "The unit lies outside the area of the specialised commissioning hub of the child's home: NHS England's working definition for children from 2015.",
  source: 'NHS England, as reported by the BMA in 2017',
  ...outsideArea('hub'),
};
