/** Prose: no digits by hand, no hidden figure in a sentence, comparisons only as far as they hold. */
import { describe, expect, it } from 'vitest';
import { HomewardError } from '../../src/errors/homeward-error.ts';
import { moreOrFewer, portion } from '../../src/publication/comparisons.ts';
import { constant, plain, prose, sentence } from '../../src/publication/prose.ts';
import { type Figure, readReleased } from '../../src/publication/released.ts';
import { categoryWords, dateWords, periodWords } from '../../src/publication/words.ts';
import { aRelease } from './a-release.ts';

const released = readReleased(aRelease());
const hiddenAt = { definition: 'region', 'other-definition': 'nearer-unit' };

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return error instanceof HomewardError ? `${error.code} ${error.kind}` : String(error);
  }
  return 'nothing was thrown';
}

const figure = (value: number | null): Figure => ({
  value,
  span:
    value === null
      ? { kind: 'marker', text: '[c]', cell: 'x' }
      : { kind: 'figure', text: String(value), cell: 'x' },
});

describe('prose', () => {
  it('refuses a number that is typed by hand', () => {
    expect(() => prose`about 12 children`).toThrow('typed by hand');
    expect(() => prose`about ${'12'} children`).toThrow('typed by hand');
  });

  it('takes a number that says where it comes from', () => {
    expect(plain(prose`at least ${constant('definition', '50 km')}`)).toBe('at least 50 km');
  });

  it('refuses a hidden figure in a sentence without an alternative', () => {
    const { span } = released.figure('agreement', 'only-first', hiddenAt);
    expect(codeOf(() => sentence(prose`There were ${span}.`))).toBe('PUBLICATION_CELL_HIDDEN disclosure');
  });

  it('takes the written alternative when a figure is hidden, and only then', () => {
    const hidden = released.figure('agreement', 'only-first', hiddenAt).span;
    const shown = released.figure('headlines', 'admissions').span;
    expect(plain(sentence(prose`There were ${hidden}.`, prose`It is hidden.`))).toBe('It is hidden.');
    expect(plain(sentence(prose`There were ${shown}.`, prose`It is hidden.`))).toBe('There were 605.');
  });

  it('refuses a figure that was not released', () => {
    expect(codeOf(() => released.figure('headlines', 'bed-days'))).toBe(
      'PUBLICATION_CELL_UNKNOWN disclosure',
    );
    expect(codeOf(() => released.table('beds'))).toBe('PUBLICATION_CELL_UNKNOWN disclosure');
  });

  it('writes figures with their units', () => {
    expect(released.figure('headlines', 'share:out-of-area:km-50').span.text).toBe('36%');
    expect(released.figure('headlines', 'median-distance').span.text).toMatch(/^\d+\u00a0km$/);
    expect(released.figure('inclusion', 'admissions', { step: 'received', reason: 'kept' }).span.text).toBe(
      '2,450',
    );
  });
});

describe('comparisons in words', () => {
  it('names a portion of a whole', () => {
    expect(portion([figure(200)], figure(605), 5).text).toBe('about a third');
    expect(portion([figure(100), figure(200)], figure(600), 5).text).toBe('about half');
    expect(portion([figure(20)], figure(605), 5).text).toBe('fewer than one in ten');
    expect(portion([figure(600)], figure(605), 5).text).toBe('more than nine in ten');
  });

  it('says nothing about hidden figures or wholes too small for words', () => {
    expect(portion([figure(null)], figure(605), 5).kind).toBe('marker');
    expect(portion([figure(10)], figure(45), 5).kind).toBe('marker');
    expect(moreOrFewer(figure(null), figure(45), 5).kind).toBe('marker');
  });

  it('calls two counts different only when rounding cannot turn their order', () => {
    expect(moreOrFewer(figure(100), figure(105), 5).text).toBe('about as many');
    expect(moreOrFewer(figure(100), figure(110), 5).text).toBe('fewer');
    expect(moreOrFewer(figure(115), figure(105), 5).text).toBe('more');
  });
});

describe('words', () => {
  const release = aRelease();
  const word = (dimension: string, code: string) => plain(categoryWords(release, dimension, code));

  it('says categories in plain English', () => {
    expect(word('distance-band', '0-19')).toBe('0 to 19\u00a0km');
    expect(word('distance-band', '200+')).toBe('200\u00a0km or more');
    expect(word('age-band', '13-15')).toBe('Aged 13 to 15');
    expect(word('quarter', '2022-Q3')).toBe('July to September 2022');
    expect(word('service', 'picu')).toBe('Psychiatric intensive care');
    expect(word('home-region', 'Y58')).toBe('South West');
    expect(word('home-region', 'northern-ireland')).toBe('Northern Ireland');
    expect(word('gender', 'unknown')).toBe('Not known');
  });

  it('gives dates and periods in full', () => {
    expect(plain(periodWords({ from: '2022-07', to: '2023-06' }))).toBe('July 2022 to June 2023');
    expect(plain(dateWords('2023-06-30'))).toBe('30 June 2023');
  });
});
