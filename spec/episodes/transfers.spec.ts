/** When two spells of one child are one inpatient episode. */
import { chainSpells } from '../../src/placements/episodes.ts';
import { drawn } from '../drawn.ts';
import type { Case, Section } from '../section.ts';

const query: Case['query'] = (table) => chainSpells(table('spells'));

export const section: Section = {
  title: 'Transfers',
  rule: 'A move between providers ends one spell and opens another. Two spells of a child are one episode when the second starts on the day the first ends, or on the next day, and one of them says that it is a transfer: destination of discharge 49, 50, 53, 84 or 87, source of admission 49, 53 or 87, method of admission 2B or 81 (MHSDS code lists). Episodes are numbered within the child.',
  cases: [
    {
      says: 'A child who is moved closer to home has one episode, not two.',
      given: {
        spells: drawn`
          spell | person | starts_on  | ends_on    | source | method::varchar | destination
          a     | Ann    | 2016-05-01 | 2016-06-10 | '19'   |                 | '53'
          b     | Ann    | 2016-06-10 | 2016-08-01 | '53'   |                 | '19'`,
      },
      query,
      gives: drawn`
        spell | episode | episode_review
        a     | 1       | false
        b     | 1       | false`,
    },
    {
      says: 'A start on the next day still joins; the method of admission alone is enough.',
      given: {
        spells: drawn`
          spell | person | starts_on  | ends_on    | source | method | destination
          a     | Ben    | 2016-05-01 | 2016-05-20 | '19'   |        | '19'
          b     | Ben    | 2016-05-21 | 2016-09-01 | '19'   | '81'   | '19'`,
      },
      query,
      gives: drawn`
        spell | episode
        a     | 1
        b     | 1`,
    },
    {
      says: 'A child who was at home between two spells has two episodes, whatever the codes say.',
      given: {
        spells: drawn`
          spell | person | starts_on  | ends_on    | source | method::varchar | destination
          a     | Cat    | 2016-05-01 | 2016-05-20 | '19'   |                 | '53'
          b     | Cat    | 2016-05-29 | 2016-06-30 | '53'   |                 | '19'`,
      },
      query,
      gives: drawn`
        spell | episode | episode_review
        a     | 1       | false
        b     | 2       | false`,
    },
    {
      says: 'Two spells that meet on one day without a transfer code stay two episodes, and are marked for review.',
      given: {
        spells: drawn`
          spell | person | starts_on  | ends_on    | source | method::varchar | destination
          a     | Dan    | 2016-05-01 | 2016-05-20 | '19'   |                 | '19'
          b     | Dan    | 2016-05-20 | 2016-06-30 | '19'   |                 | '19'`,
      },
      query,
      gives: drawn`
        spell | episode | episode_review
        a     | 1       | false
        b     | 2       | true`,
    },
    {
      says: 'A spell that is still open, or overlaps the next, joins nothing; an impossible spell is no link either.',
      given: {
        spells: drawn`
          spell | person | starts_on  | ends_on    | source | method::varchar | destination
          a     | Eve    | 2016-05-01 |            | '19'   |                 |
          b     | Eve    | 2016-05-02 | 2016-05-09 | '53'   |                 | '53'
          c     | Eve    | 2016-05-08 | 2016-05-20 | '53'   |                 | '53'
          d     | Eve    | 2016-05-20 | 2016-05-10 | '53'   |                 | '53'
          e     | Fay    | 2016-05-09 | 2016-05-10 | '53'   |                 | '53'`,
      },
      query,
      gives: drawn`
        spell | episode | overlapping
        a     | 1       | false
        b     | 2       | false
        c     | 3       | true
        e     | 1       | false`,
    },
  ],
};
