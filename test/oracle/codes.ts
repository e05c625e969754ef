/** Code lists typed a second time, from the published lists and not from the product, so that a slip there is found here. */

export const bedService: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    '10 11 12 13 14 15 16 17 18 19 20 21 22 35 36 37 38 39 40'.split(' ').map((code) => [code, 'adult-ward']),
  ),
  '23': 'child',
  '24': 'general-adolescent',
  '25': 'eating-disorder',
  '26': 'eating-disorder',
  '27': 'low-secure',
  '28': 'medium-secure',
  '29': 'deaf',
  '30': 'learning-disability-autism',
  '31': 'learning-disability-secure',
  '32': 'learning-disability-secure',
  '33': 'ocd-bdd',
  '34': 'picu',
  ...Object.fromEntries(Array.from({ length: 14 }, (_, i) => [String(200 + i), 'adult-ward'])),
  '300': 'child',
  '301': 'general-adolescent',
  '302': 'eating-disorder',
  '303': 'low-secure',
  '304': 'medium-secure',
  '305': 'deaf',
  '306': 'learning-disability-secure',
  '307': 'learning-disability-secure',
  '308': 'ocd-bdd',
  '309': 'picu',
  '310': 'learning-disability-autism',
  '311': 'learning-disability-autism',
};

/** 24C is missing on purpose: the ward's security decides. */
export const specialisedService: Readonly<Record<string, string>> = {
  '23K': 'general-adolescent',
  '23L': 'low-secure',
  '23O': 'picu',
  '23U': 'learning-disability-autism',
  '23V': 'learning-disability-autism',
  '24E': 'child',
  '22B': 'deaf',
  '22C': 'medium-secure',
  '22H': 'ocd-bdd',
};

export const genderIdentity: Readonly<Record<string, string>> = {
  '1': 'male',
  '2': 'female',
  '3': 'other',
  '4': 'other',
  X: 'unknown',
  Z: 'unknown',
};
export const gender: Readonly<Record<string, string>> = {
  '1': 'male',
  '2': 'female',
  '9': 'other',
  X: 'unknown',
};

export function ethnicGroup(code: string): string {
  if (code === '99') return 'unknown';
  const letter = code.slice(0, 1);
  if (letter === '') return 'unknown';
  if ('ABC'.includes(letter)) return 'white';
  if ('DEFG'.includes(letter)) return 'mixed';
  if ('HJKL'.includes(letter)) return 'asian';
  if ('MNP'.includes(letter)) return 'black';
  if ('RS'.includes(letter)) return 'other';
  return letter === 'Z' ? 'not-stated' : 'unknown';
}

export function legalStatus(code: string): string {
  if (code === '01') return 'informal';
  if (['33', '34', '35', '36', '98'].includes(code)) return 'other';
  const detained = '02 03 04 05 06 07 08 09 10 12 13 14 15 16 17 18 19 20 31 32 37 38'.split(' ');
  return detained.includes(code) ? 'detained' : 'unknown';
}

export const transferDestinations = ['49', '50', '53', '84', '87'];
export const transferSources = ['49', '53', '87'];
export const transferMethods = ['2B', '81'];
