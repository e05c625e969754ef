/** Out of area: more than 50 miles from home, or in another region. Holland and others, BMJ Mental Health 2023;26:e300843. */
import { sql } from '../engine/sql.ts';
import { type Definition, notResident } from './definition.ts';
import { outsideRegion } from './region.ts';

/** 50 miles are 80,467.2 metres; a whole number of metres is never a tie. */
const isFar = sql`distance_m > 80467.2`;
const isOutside = sql`(${outsideRegion.undetermined} is null and ${outsideRegion.yes})`;

export const miles50OrRegion: Definition = {
  id: 'miles-50-or-region',
  label: 'Further than 50\u00a0miles or outside the home region',
  rule: 'the unit is further than 50\u00a0miles from home in a straight line, or lies in another NHS region',
  source:
    'the CAPSS study (Holland and others, BMJ Mental Health), there for general wards and ages from thirteen',
  needs: ['region'],
  undetermined: sql`case when ${notResident} then 'not resident in England'
      when coalesce(${isFar}, false) or ${isOutside} then null
      when distance_m is null then case when home_easting is null then 'home unknown' else 'unit unknown' end
      else ${outsideRegion.undetermined} end`,
  yes: sql`coalesce(${isFar}, false) or ${isOutside}`,
};
