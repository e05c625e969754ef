/** What an invented study asks, and homeward's answers in the same form as those of the plain SQL. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** @typedef {Readonly<Record<string, number | null>>} Answers by question, in words */

/** The five definitions that invented studies name, in their order. */
const definitions = ['km-50', 'miles-50-or-region', 'region', 'icb', 'nearer-unit'].map(
  (id) => `out-of-area:${id}`,
);

/**
 * @param {string} folder of an invented study
 */
export function questions(folder) {
  const { period, tables } = parse(readFileSync(join(folder, 'study.yaml'), 'utf8'));
  return {
    /** @type {{from: string, to: string}} */
    period,
    /** @type {readonly {dimensions: readonly string[]}[]} */
    tables: tables.map(({ rows, columns }) => ({
      dimensions: columns === undefined ? [rows] : [rows, columns],
    })),
    definitions,
  };
}

/** The last day of a month such as 2024-02. @param {string} month */
export function lastDay(month) {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** @param {string} dimension */
export const columnOf = (dimension) => dimension.replaceAll(/[-:]/g, '_');

/** @param {readonly string[]} dimensions */
export const idOf = (dimensions) => dimensions.map((dimension) => dimension.replace(':', '-')).join('-by-');

/**
 * Every figure of `results.json` that the plain SQL answers too.
 * @param {string} folder
 * @returns {Answers}
 */
export function answersOfHomeward(folder) {
  const results = JSON.parse(readFileSync(join(folder, 'unreleased', 'results.json'), 'utf8'));
  /** @type {Record<string, number | null>} */
  const answers = {};
  const people = (question, { admissions, children }) => {
    answers[`${question} admissions`] = admissions;
    answers[`${question} children`] = children;
  };
  results.inclusion.forEach(({ kept, left }, s) => {
    people(`inclusion kept ${s + 1}`, kept);
    left.forEach((gone, r) => {
      people(`inclusion left ${s + 1}.${r + 1}`, gone);
    });
  });
  for (const { id, dimensions, cells } of results.tables)
    for (const cell of cells) {
      const place = dimensions.map((dimension) => cell.at[dimension]).join('|');
      for (const [measure, value] of measuresOf(cell)) answers[`table ${id} ${place} ${measure}`] = value;
    }
  for (const { a, b, children, notDetermined, both, onlyA, onlyB, neither } of results.agreement)
    for (const [part, value] of Object.entries({ both, onlyA, onlyB, neither, notDetermined })) {
      const pair = `${columnOf(`out-of-area:${a}`)} ${columnOf(`out-of-area:${b}`)}`;
      people(`agreement ${pair} ${part}`, { admissions: value, children: children[part] });
    }
  for (const { definition, yes, no, notDetermined } of results.verdicts)
    for (const [verdict, counts] of Object.entries({ yes, no, 'not-determined': notDetermined }))
      people(`verdict ${columnOf(`out-of-area:${definition}`)} ${verdict}`, counts);
  for (const { measure, month, value } of results.official) answers[`official ${measure} ${month}`] = value;
  for (const headline of results.headlines)
    for (const part of ['value', 'known', 'low', 'high'])
      answers[`headline ${headline.id} ${part}`] = headline[part];
  return answers;
}

function measuresOf({ admissions, children, episodes, bedDays, distance, outOfArea }) {
  const verdicts = Object.entries(outOfArea).flatMap(([id, verdict]) =>
    [
      ['yes', 'yes'],
      ['no', 'no'],
      ['not-determined', 'notDetermined'],
    ].map(([words, key]) => [`out-of-area:${id} ${words}`, verdict[key]]),
  );
  return [...Object.entries({ admissions, children, episodes, bedDays, ...distance }), ...verdicts];
}

/**
 * Questions among those asked of both on which the answers differ. A count of nobody may be absent.
 * @param {Answers} ours
 * @param {Answers} theirs
 * @param {(question: string) => boolean} isAsked
 * @returns {readonly string[]}
 */
export const differences = (ours, theirs, isAsked) =>
  [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
    .filter(isAsked)
    .filter((question) => (ours[question] ?? 0) !== (theirs[question] ?? 0));

/** @param {string} question */
export const isCentral = (question) => question.startsWith('central ');

/** Other headlines are read off the margins of the tables. @param {string} question */
export const isWhole = (question) =>
  !isCentral(question) &&
  (!question.startsWith('headline') || / (open-at-census value|median-distance \w+)$/.test(question));
