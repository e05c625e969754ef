/** Out of area: more than 50 miles from home, or in another region. */
import { sql } from '../engine/sql.ts';
import { type Definition, notResident } from './definition.ts';
import { outsideRegion } from './region.ts';

/** 50 miles are 80,467.2 metres; a whole number of metres is never a tie. */
const isFar = sql`distance_m > 80467.2`;
const isOutside = sql`(${outsideRegion.undetermined} is null and ${outsideRegion.yes})`;

export const miles50OrRegion: Definition = {
  id: 'miles-50-or-region',
  title: 'More than 50 miles from home, or outside the home NHS region',
  words:
    "The unit is more than 50 miles (80.5 kilometres) from the child's home in a straight line, or lies in another NHS region. Either is enough.",
  source: 'CAPSS study, Holland and others, BMJ Mental Health 2023;26:e300843',
  needs: ['region'],
  undetermined: sql`case when ${notResident} then 'not resident in England'
      when coalesce(${isFar}, false) or ${isOutside} then null
      when distance_m is null then case when home_easting is null then 'home unknown' else 'unit unknown' end
      else ${outsideRegion.undetermined} end`,
  yes: sql`coalesce(${isFar}, false) or ${isOutside}`,
};
