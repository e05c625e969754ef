/** Definitions of "out of area" that look at the areas of home and unit. */
import { definitionOf, withVerdicts } from '../../src/out-of-area/definitions.ts';
import { drawn } from '../drawn.ts';
import type { Section } from '../section.ts';

export const section: Section = {
  title: 'By area',
  rule: '`region`, `hub`, `stp`, `icb`, `ccg`, `la`: the unit lies in another area of that kind than the child’s home. Not determined where either is unknown, or the home is not in England. Six kilometres across a line are out of area; 300 kilometres within a hub are not.',
  cases: [
    {
      says: 'The same children by region and by hub.',
      given: {
        placements: drawn`
          child | home_place     | home_region | unit_region | home_hub | unit_hub
          a     | england        | Y1          | Y1          | H1       | H2
          b     | england        | Y1          | Y2          | H1       | H1
          c     | england        | Y1          | unknown     | H1       | H1
          d     | england        | unknown     | Y1          | H1       | H2
          e     | scotland       | scotland    | Y1          | scotland | H1
          f     | no-fixed-abode | unknown     | Y1          | unknown  | H1`,
      },
      query: (table) =>
        withVerdicts(table('placements'), [definitionOf({ id: 'region' }), definitionOf({ id: 'hub' })]),
      gives: drawn`
        child | out_of_area_region | why_out_of_area_region  | out_of_area_hub
        a     | no                 |                         | yes
        b     | yes                |                         | no
        c     | not-determined     | unit unknown            | no
        d     | not-determined     | home unknown            | yes
        e     | not-determined     | not resident in England | not-determined
        f     | not-determined     | home unknown            | not-determined`,
    },
  ],
};
