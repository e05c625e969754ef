/** The question, as read from study.yaml and checked: the same for every later room. */
import type { StrictYaml } from '../agreement/strict-yaml.ts';
import type { CalendarDate, Period } from './calendar.ts';
import type { DefinitionId, Dimension } from './dimensions.ts';

export interface Study {
  readonly name: string;
  /** Absolute path of the study's folder. */
  readonly folder: string;
  /** File name of the agreement inside the folder. */
  readonly agreementFile: string;
  /** SHA-256 of study.yaml as it was read. */
  readonly sha256: string;
  /** Admissions that start in these months are counted. */
  readonly period: Period;
  readonly who: {
    /** Whole years, both included. `under 18` is 0 to 17. */
    readonly ageAtAdmission: { readonly from: number; readonly to: number };
    readonly services: 'tier-4-camhs' | 'any-ward';
  };
  /** `start-of-month`: age at the start of the first month of the spell. `as-stated`: the layout-6 field where it is filled. */
  readonly ageRule: 'start-of-month' | 'as-stated';
  readonly home: 'at-admission';
  readonly distance: { readonly measure: 'straight-line' };
  readonly outOfArea: readonly DefinitionChoice[];
  readonly tables: readonly TableRequest[];
  readonly ageBands: readonly number[];
  readonly distanceBands: readonly number[];
  /** Day on which open spells are counted; default the last day of the period. */
  readonly census: CalendarDate;
  /** The most admissions that were added, and that were removed, since the delivery before, where that is public. */
  readonly changedAtMost?: number;
  /** Name of a bundled policy, or a file beside study.yaml. */
  readonly policy: string;
  readonly publication: { readonly kinds: readonly string[] };
  /** Where a field of study.yaml is written; there when the study was read from a file. */
  readonly at?: StrictYaml<unknown>['at'];
}

export interface DefinitionChoice {
  readonly id: DefinitionId;
  /** For `nearer-unit` only: metres by which a suitable unit must be nearer. */
  readonly margin?: number;
}

export interface TableRequest {
  /** Rows and columns joined: `home-region-by-age-band`; only a–z, 0–9 and hyphens. */
  readonly id: string;
  readonly title: string;
  /** One or two. */
  readonly dimensions: readonly Dimension[];
  /** Id of the purpose in the agreement. */
  readonly serves: string;
}
