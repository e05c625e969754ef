import { expect, test } from 'vitest';
import { nearestWord } from '../../src/agreement/nearest-word.ts';

test.each([
  ['home-regoin', 'home-region'],
  ['HOME-REGION', 'home-region'],
  ['servce', 'service'],
  ['titel', 'title'],
  ['kms-50', 'km-50'],
])('%s is probably %s', (word, meant) => {
  expect(nearestWord(word, ['home-region', 'service', 'title', 'km-50', 'la'])).toBe(meant);
});

test('nothing is near a word that is nothing like the known ones', () => {
  expect(nearestWord('shoe-size', ['home-region', 'service', 'la'])).toBeUndefined();
  expect(nearestWord('x'.repeat(10_000), ['home-region'])).toBeUndefined();
});
