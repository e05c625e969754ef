/** Each definition of "out of area" in words, with its own cut-offs. */
import type { DefinitionChoice } from '../study/study.ts';
import { constant, type Prose, prose } from './prose.ts';

interface Wording {
  /** For a row or a bar: `At least 50 km from home`. */
  readonly label: Prose;
  /** Ends "… counts as out of area when". */
  readonly rule: Prose;
}

const outside = (area: string): Wording => ({
  label: prose`Outside the home ${area}`,
  rule: prose`the unit lies in another ${area} than the child’s home`,
});

export function definitionWords({ id, margin }: DefinitionChoice): Wording {
  switch (id) {
    case 'km-50':
      return {
        label: prose`At least ${constant('definition', '50\u00a0km')} from home`,
        rule: prose`the unit is ${constant('definition', '50\u00a0km')} or more from home in a straight line`,
      };
    case 'miles-50-or-region':
      return {
        label: prose`Further than ${constant('definition', '50\u00a0miles')} or outside the home region`,
        rule: prose`the unit is further than ${constant('definition', '50\u00a0miles')} from home in a straight line, or lies in another NHS region`,
      };
    case 'nearer-unit':
      return {
        label: prose`A suitable unit was nearer`,
        rule: prose`another unit that was suitable (same kind of service, age, sex, open on the day) lay nearer to home${byAtLeast(margin)}`,
      };
    case 'region':
      return outside('NHS region');
    case 'hub':
      return outside('commissioning hub');
    case 'stp':
      return outside('sustainability and transformation partnership');
    case 'icb':
      return outside('integrated care board');
    case 'ccg':
      return outside('clinical commissioning group');
    case 'la':
      return outside('local authority');
  }
}

const byAtLeast = (margin: number | undefined): Prose =>
  margin === undefined ? [] : prose` by at least ${constant('definition', `${margin / 1000}\u00a0km`)}`;
