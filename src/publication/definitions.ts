/** Each definition of "out of area" as prose: its own words, whose cut-offs are constants and no figures. */
import { definitionOf } from '../out-of-area/definitions.ts';
import type { DefinitionChoice } from '../study/study.ts';
import { constant, type Prose } from './prose.ts';

export function definitionWords(
  choice: DefinitionChoice,
): Readonly<Record<'label' | 'rule' | 'source', Prose>> {
  const { label, rule, source } = definitionOf(choice);
  return {
    label: constant('definition', label),
    rule: constant('definition', rule),
    source: constant('definition', source),
  };
}
