/** Everything that `publish` needs, invented. */

import { englandAreas, outlines } from '../../src/places/england.ts';
import type { PublicationInput } from '../../src/publication/book.ts';
import type { Study } from '../../src/study/study.ts';
import { aRelease } from './a-release.ts';

export const aStudy: Study = {
  name: 'Distances to Tier 4 CAMHS, July 2022 to June 2023 (invented)',
  folder: '/nowhere',
  agreementFile: 'agreement.yaml',
  sha256: '0f'.repeat(32),
  period: { from: '2022-07', to: '2023-06' },
  who: { ageAtAdmission: { from: 0, to: 17 }, services: 'tier-4-camhs' },
  ageRule: 'start-of-month',
  home: 'at-admission',
  distance: { measure: 'straight-line' },
  outOfArea: [{ id: 'km-50' }, { id: 'region' }, { id: 'nearer-unit', margin: 20_000 }],
  tables: [
    {
      id: 'home-region-by-age-band',
      title: '',
      dimensions: ['home-region', 'age-band'],
      serves: 'variation',
    },
    { id: 'deprivation', title: '', dimensions: ['deprivation'], serves: 'variation' },
  ],
  ageBands: [0, 13, 16],
  distanceBands: [0, 20, 50, 100, 200],
  census: '2023-06-30',
  policy: 'mhsds-2017',
  publication: { kinds: ['report'] },
};

export async function anInput(change: Partial<PublicationInput> = {}): Promise<PublicationInput> {
  return {
    release: aRelease(),
    study: aStudy,
    agreement: {
      organisation: 'Office for Invented Children',
      'legal-basis': 'Section 1 of the Invented Information Act 2012',
      category: 'anonymised in line with the regulator’s code',
      purposes: [{ id: 'variation', text: 'variation by area and by children’s characteristics' }],
      'opt-outs-honoured': false,
      'statutory-duties': ['particular regard to children living away from home or in care'],
    },
    outlines: await outlines(),
    attribution: englandAreas().attribution,
    invented: true,
    ...change,
  };
}
