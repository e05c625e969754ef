/** The table of commands: what `--help` says of each, and where it is loaded from when it runs. */
import type { CommandArgument, CommandEntry } from './command.ts';

const study: readonly CommandArgument[] = [
  { name: '[folder]', summary: 'the study folder (default: this folder)' },
];

export const commands: readonly CommandEntry[] = [
  {
    name: 'demo',
    summary: 'run a whole study on invented people, ending in a report to open',
    arguments: [{ name: '[folder]', summary: 'where to put it (default: homeward-demo)' }],
    options: [
      { flags: '--seed <number>', summary: 'another seed invents other people', whole: true, default: 1 },
    ],
    examples: [
      { line: 'homeward demo', does: 'makes homeward-demo/ and says which file to open' },
      { line: 'homeward demo /tmp/look --seed 7', does: 'other invented people, elsewhere' },
    ],
    load: () => import('./demo.ts'),
  },
  {
    name: 'new',
    summary: 'make a study folder with a commented agreement.yaml and study.yaml, asking what it needs',
    arguments: [{ name: '<folder>', summary: 'the folder to make' }],
    options: [
      { flags: '--name <text>', summary: 'what the study is called' },
      { flags: '--organisation <text>', summary: 'who received the data' },
      { flags: '--from <month>', summary: 'first month of the data set, such as 2022-07' },
      { flags: '--to <month>', summary: 'last month of the data set, such as 2023-12' },
      { flags: '--end <date>', summary: 'day on which the agreement ends, such as 2027-03-31' },
      { flags: '--person <text>', summary: 'name of the first analyst' },
    ],
    examples: [
      { line: 'homeward new my-study', does: 'asks on a terminal; elsewhere leaves marked gaps to fill' },
      {
        line: 'homeward new my-study --organisation "Office for Children" --from 2022-07 --to 2023-12',
        does: 'asks only for the rest',
      },
    ],
    load: () => import('./new.ts'),
  },
  {
    name: 'check',
    summary: 'read the shape of a delivery: what each file is, what is understood, missing and doubtful',
    arguments: study,
    options: [],
    examples: [
      { line: 'homeward check my-study', does: 'says what can be counted, and what each gap costs' },
      { line: 'homeward check my-study --json > check.json', does: 'the same for a program' },
    ],
    load: () => import('./check.ts'),
  },
  {
    name: 'analyse',
    summary: 'count: from the delivery to unreleased aggregates, with the number left at each step',
    arguments: study,
    options: [{ flags: '--threads <number>', summary: 'processor threads to use', whole: true }],
    examples: [{ line: 'homeward analyse my-study', does: 'writes my-study/unreleased/, for the team only' }],
    load: () => import('./analyse.ts'),
  },
  {
    name: 'release',
    summary: 'attack, protect and publish the aggregates: what may be shown to anybody',
    arguments: study,
    options: [
      { flags: '--threads <number>', summary: 'processor threads to use', whole: true },
      {
        flags: '--limit <seconds>',
        summary: 'give up the attack after so many seconds, with exit code 4',
        whole: true,
      },
    ],
    examples: [
      { line: 'homeward release my-study', does: 'writes my-study/releases/<id>/ and names the report' },
    ],
    load: () => import('./release.ts'),
  },
  {
    name: 'ledger',
    summary: 'what anybody knows already: list it, withdraw a release, or show low counts in private',
    arguments: study,
    options: [
      { flags: '--withdraw <release>', summary: 'say that a release was withdrawn; nothing is deleted' },
      { flags: '--why <text>', summary: 'with --withdraw: the reason' },
      { flags: '--room <file>', summary: 'a CSV file of places: make a sheet of their exact counts' },
      {
        flags: '--readers <bodies>',
        summary:
          'who sees the sheet, such as "care-regulator; health-department"; alone: what they can work out',
      },
    ],
    examples: [
      { line: 'homeward ledger my-study', does: 'checks the ledger and lists what was released and shown' },
      {
        line: 'homeward ledger my-study --withdraw my-study-2 --why "an area was wrong"',
        does: 'what it said stays known, and is attacked as before',
      },
      {
        line: 'homeward ledger my-study --room low-counts.csv --readers care-regulator',
        does: 'writes my-study/rooms/low-counts/sheet.csv, or refuses and says what it would give away',
      },
      {
        line: 'homeward ledger my-study --readers care-regulator',
        does: 'what these readers can work out from their sheets and every release so far',
      },
    ],
    load: () => import('./ledger.ts'),
  },
  {
    name: 'protect',
    summary: 'any counts: hide, round, attack and prove, as tables that may leave',
    arguments: [{ name: '<counts>', summary: 'a CSV file: a column for each dimension, n, perhaps people' }],
    options: [
      {
        flags: '--table <names>',
        summary: 'a table to print, such as region,age; may be repeated',
        repeated: true,
      },
      {
        flags: '--hierarchy <groups>',
        summary: 'region=regions.csv (code, parent) or region=county (a column); may be repeated',
        repeated: true,
      },
      {
        flags: '--sum <column:unit>',
        summary: 'sums to print beside the counts, such as bed_days:days; may be repeated',
        repeated: true,
      },
      { flags: '--policy <name>', summary: 'a policy by name, or a policy file', default: 'mhsds-2017' },
      {
        flags: '--knows <column>',
        summary: 'each category of the column, such as provider, knows its own rows; may be repeated',
        repeated: true,
      },
      { flags: '--people-add-up', summary: 'everybody stands in one row only' },
      { flags: '--out <folder>', summary: 'write public/, certificate.json and record.json there' },
      { flags: '--limit <seconds>', summary: 'give up after so many seconds, with exit code 4', whole: true },
    ],
    examples: [
      {
        line: 'homeward protect counts.csv --out released',
        does: 'one table of all dimensions, with its margins',
      },
      {
        line: 'homeward protect counts.csv --table region,age --table region,sex --hierarchy region=county',
        does: 'two tables, counties as totals of regions',
      },
      {
        line: 'homeward protect counts.csv --table region,age --knows provider --out released',
        does: 'no provider can work out a small count of the others, though it knows its own',
      },
      {
        line: 'homeward protect counts.csv --sum bed_days:days --policy our-policy.json --out released',
        does: 'bed days too; the file has bed_days_1 and bed_days_2, the policy a rule for sums',
      },
    ],
    load: () => import('./protect.ts'),
  },
  {
    name: 'attack',
    summary: 'any published tables: say what a reader can work out, and from what',
    arguments: [{ name: '<files...>', summary: 'CSV, ODS or XLSX tables, a release, or a problem file' }],
    options: [
      {
        flags: '--policy <name>',
        summary: 'a policy by name, or a policy file (default: seen in the figures)',
      },
      { flags: '--mapping <file>', summary: 'say where the figures stand (schemas/mapping.json)' },
      {
        flags: '--hierarchy <groups>',
        summary: 'region=regions.csv (code, parent); may be repeated',
        repeated: true,
      },
      { flags: '--html <file>', summary: 'also write a page with every figure marked' },
      { flags: '--limit <seconds>', summary: 'leave undecided what takes longer', whole: true, default: 60 },
    ],
    examples: [
      { line: 'homeward attack placements.csv', does: 'lists what can be worked out, the gravest first' },
      {
        line: 'homeward attack book.xlsx england.csv --policy mhsds-monthly --html found.html',
        does: 'both together, under a stated rule, with a page',
      },
    ],
    load: () => import('./attack.ts'),
  },
  {
    name: 'verify',
    summary: 'check the proof beside a release, without a solver',
    arguments: [{ name: '<folder>', summary: 'what protect --out wrote, or releases/<id> of a study' }],
    options: [],
    examples: [
      { line: 'homeward verify released', does: 'says what is proven; exit code 3 when it does not hold' },
    ],
    load: () => import('./verify.ts'),
  },
  {
    name: 'explain',
    summary: 'say in plain English what the study asks, of whom and by which rules, or print its SQL',
    arguments: study,
    options: [
      { flags: '--sql', summary: 'print the SQL instead of the English' },
      {
        flags: '--engine <name>',
        summary: 'with --sql: in the words of this engine',
        choices: ['duckdb', 'databricks', 'trino'],
        default: 'duckdb',
      },
    ],
    examples: [
      { line: 'homeward explain my-study', does: 'the study in words, for a colleague to check' },
      { line: 'homeward explain my-study --sql', does: 'every query, to read or review' },
    ],
    load: () => import('./explain.ts'),
  },
  {
    name: 'invent',
    summary: 'make a study folder with invented people, ready to analyse',
    arguments: [{ name: '<folder>', summary: 'the folder to make' }],
    options: [
      {
        flags: '--size <size>',
        summary: 'how many people',
        choices: ['demo', 'office', 'national'],
        default: 'demo',
      },
      {
        flags: '--layout <layout>',
        summary: 'version of the data set',
        choices: ['v4', 'v5', 'v6'],
        default: 'v5',
      },
      {
        flags: '--style <style>',
        summary: 'how the files are written',
        choices: ['spec', 'dars'],
        default: 'spec',
      },
      { flags: '--admissions <number>', summary: "children's Tier 4 admissions in all", whole: true },
      { flags: '--months <number>', summary: 'how many months', whole: true },
      { flags: '--from <month>', summary: 'first month', default: '2022-07' },
      { flags: '--seed <number>', summary: 'the same seed invents the same people', whole: true, default: 1 },
      { flags: '--truth <file>', summary: 'also write what is hidden in the delivery to this file' },
    ],
    examples: [
      { line: 'homeward invent my-study --seed 7', does: 'about 600 admissions' },
      {
        line: 'homeward invent big --size office --layout v6 --style dars',
        does: 'about 6,000, as extracts come',
      },
    ],
    load: () => import('./invent.ts'),
  },
];
