/** Out of area: the unit lies outside the child's home commissioning hub. NHS England's definition from 2015 (BMA, 2017). */
import { type Definition, outsideArea } from './definition.ts';

export const outsideHub: Definition = {
  id: 'hub',
  label: 'Outside the home commissioning hub',
  rule: 'the unit lies in another commissioning hub than the child’s home',
  source: "NHS England's working definition for children, as the BMA reported it",
  ...outsideArea('hub'),
};
