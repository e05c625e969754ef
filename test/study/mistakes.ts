/** Mistakes in study.yaml and what is said about each, drawn as a table. `⏎` is a line end, `⇥` a tab. */
import type { Edit } from './a-study.ts';

export interface Mistake {
  readonly complaint: string;
  readonly edit: Edit;
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly field: string;
  /** Words of the remedy. */
  readonly remedy: string;
}

// complaint | from | to | code | line:column | field | words of the remedy
const drawn = `
a dimension misspelt | home-region | home-regoin | FIELD_WRONG | 13:30 | tables[0].rows | did you mean "home-region"?
a dimension that does not exist | rows: service | rows: shoe-size | FIELD_WRONG | 14:28 | tables[1].rows | write one of: age-band
a field misspelt | tables: | tabels: | FIELD_UNKNOWN | 12:1 | tabels | did you mean "tables"?
a field misspelt in a table | columns: age-band | colums: age-band | FIELD_UNKNOWN | 13:49 | tables[0].colums | did you mean "columns"?
a field that nobody knows | home: at | shoes: brown⏎home: at | FIELD_UNKNOWN | 5:1 | shoes | take it out
a missing field | period: { from: 2016-01, to: 2017-06 }⏎ |  | FIELD_MISSING | 1:1 | period | add "period:"
a missing field inside another | { policy: mhsds-2017 } | {} | FIELD_MISSING | 15:1 | disclosure.policy | add "policy:"
a field not filled in | { policy: mhsds-2017 } | { policy: } | FIELD_MISSING | 15:15 | disclosure.policy | write the value
a month that does not exist | from: 2016-01 | from: 2016-13 | FIELD_WRONG | 3:11 | period.from |
a period that ends before it begins | from: 2016-01 | from: 2017-07 | FIELD_WRONG | 3:26 | period.to |
a period of more than twenty years | from: 2016-01 | from: 1996-01 | FIELD_WRONG | 3:26 | period.to |
grown-ups | under 18 | under 19 | FIELD_WRONG | 4:8 | who.age-at-admission |
ages the wrong way round | under 18 | 17 to 13 | FIELD_WRONG | 4:8 | who.age-at-admission |
a measure of distance that is not there | straight-line | travel matrix | FIELD_WRONG | 6:13 | distance.measure | write one of: straight-line
another distance | at-least: 50 km | at-least: 60 km | STUDY_DEFINITION_UNKNOWN | 8:5 | out-of-area[0] | write 50 km
kilometres where miles are meant | 50 miles | 50 km | STUDY_DEFINITION_UNKNOWN | 9:5 | out-of-area[1] | write 50 miles
50 miles without a region | , or-outside: region |  | STUDY_DEFINITION_UNKNOWN | 9:5 | out-of-area[1] | or-outside: region
two definitions in one item | { outside: region } | { outside: icb, at-least: 50 km } | STUDY_DEFINITION_UNKNOWN | 10:5 | out-of-area[2] |
a margin in metres | 20 km | 20 m | STUDY_DEFINITION_UNKNOWN | 11:5 | out-of-area[3] | whole kilometres
an id of a definition misspelt | { outside: region } | km-5 | FIELD_WRONG | 10:5 | out-of-area[2] | did you mean "km-50"?
a word of a definition misspelt | { outside: region } | { outsde: region } | FIELD_UNKNOWN | 10:7 | out-of-area[2].outsde | did you mean "outside"?
a definition named twice | { outside: region } | km-50 | FIELD_WRONG | 10:5 | out-of-area[2] | take one out
a table by a definition that is not listed | "out-of-area:km-50" | "out-of-area:icb" | STUDY_DEFINITION_UNKNOWN | 14:43 | tables[1].columns | add "- icb" to out-of-area
a table asked for twice, turned round | rows: service, columns: "out-of-area:km-50" | rows: age-band, columns: home-region | STUDY_TABLE_REPEATED | 14:5 | tables[1] |
rows and columns the same | columns: age-band | columns: home-region | FIELD_WRONG | 13:49 | tables[0].columns |
an empty title | title: Kind of unit | title: "" | FIELD_WRONG | 14:7 | tables[1].title |
a number for a name | study: Distances to Tier 4 CAMHS, January 2016 to June 2017 | study: 5 | FIELD_WRONG | 1:1 | study |
a census day outside the period | home: at | census: 2017-07-01⏎home: at | FIELD_WRONG | 5:1 | census |
a census day that does not exist | home: at | census: 2017-02-29⏎home: at | FIELD_WRONG | 5:1 | census |
age bands that fall | home: at | age-bands: [0, 16, 13]⏎home: at | FIELD_WRONG | 5:1 | age-bands |
distance bands that do not begin with 0 | home: at | distance-bands: [10, 20]⏎home: at | FIELD_WRONG | 5:1 | distance-bands |
fewer changes than none | home: at | delivery: { changed-at-most: -1 }⏎home: at | FIELD_WRONG | 5:13 | delivery.changed-at-most |
half a change | home: at | delivery: { changed-at-most: 2.5 }⏎home: at | FIELD_WRONG | 5:13 | delivery.changed-at-most |
changes in words | home: at | delivery: { changed-at-most: few }⏎home: at | FIELD_WRONG | 5:13 | delivery.changed-at-most |
changes misspelt | home: at | delivery: { changed-at-mots: 2 }⏎home: at | FIELD_UNKNOWN | 5:13 | delivery.changed-at-mots | did you mean "changed-at-most"?
a policy outside the folder | policy: mhsds-2017 | policy: ../other/policy.json | FIELD_WRONG | 15:15 | disclosure.policy |
an agreement outside the folder | agreement: agreement.yaml | agreement: ../agreement.yaml | FIELD_WRONG | 2:1 | agreement |
a kind of publication misspelt | [report, | [reprot, | FIELD_WRONG | 16:24 | publication.kinds[0] | did you mean "report"?
a word where a list belongs | [report, briefing, tables] | report | FIELD_WRONG | 16:16 | publication.kinds |
a field written twice | home: at | study: again⏎home: at | YAML_SYNTAX | 5:1 |  |
a tab |   - { outside | ⇥- { outside | YAML_SYNTAX | 10:1 |  |
an open bracket | [report, briefing, tables] | [report, briefing | YAML_SYNTAX | 16:41 |  |
an anchor | { outside: region } | &a { outside: region } | YAML_REFERENCE | 10:8 |  |
a tag | study: Dist | study: !!str Dist | YAML_REFERENCE | 1:14 |  |
a second document | home: at | ---⏎home: at | YAML_SYNTAX | 5:1 |  |
`;

export const mistakes: readonly Mistake[] = drawn
  .trim()
  .split('\n')
  .map((row) => {
    const [complaint = '', from = '', to = '', code = '', spot = '', field = '', remedy = ''] = row
      .split('|')
      .map((cell) => cell.replace(/^ /, '').replace(/ $/, '').replaceAll('⏎', '\n').replaceAll('⇥', '\t'));
    const [line = 0, column = 0] = spot.split(':').map(Number);
    return { complaint, edit: [from, to], code, line, column, field, remedy };
  });
