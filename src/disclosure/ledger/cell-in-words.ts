/** A cell of a release in words, for sentences to the team. */

/** `admissions at home-region Y54, age-band 13-15 in home-region-by-age-band`. `label`: of an earlier release or sheet (`<label>/<table>|…`), left out. */
export function cellInWords(cell: string, label: string | null = null): string {
  const [table = '', ...rest] = cell.slice(label === null ? 0 : label.length + 1).split('|');
  const measure = rest.at(-1) ?? '';
  const places = rest.slice(0, -1).filter((place) => !place.endsWith('=all'));
  const at = places.length === 0 ? '' : ` at ${places.map((place) => place.replace('=', ' ')).join(', ')}`;
  return `${measure}${at} in ${table}`;
}
