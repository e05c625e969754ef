/** What the columns of labels are: dimensions, codes with their names, levels of places, places within places, breakdowns side by side. */
import type { Layout } from './layout.ts';
import { namesAPlace, totalsAmong, withoutNote } from './totals.ts';

export interface LabelColumns {
  readonly dimensions: Layout['dimensions'];
  readonly nested?: Layout['nested'];
  readonly breakdown?: Layout['breakdown'];
}

/** Whether rows with one text in the first column and rows with another each make up the same total, by what they print. */
export type MakeTheSame = (groups: readonly string[]) => boolean;

interface Place {
  readonly code: number;
  readonly names?: number;
}

type Rows = readonly (readonly string[])[];

const codeTitle = /code|\bcd\b|\bid\b|\d\dcd$/i;
const nameTitle = /name|desc|\bnm\b|\d\dnm$/i;
const endings = /[ _-]*(code|name|description|desc|cd|nm)\d?$/i;
const levelTitle = /level|geography.?type|area.?type|org\w*.?type/i;

/**
 * Found by which column determines which in all rows: one text each way is code and name; one code, one wider category is a place within a place, or, if
 * the wider ones each make up the same total (`makeTheSame`), breakdowns such as Gender and Age one below the other.
 */
export function labelColumns(
  labels: readonly number[],
  columns: readonly string[],
  rows: Rows,
  makeTheSame: MakeTheSame,
): LabelColumns {
  const textAt = (row: readonly string[], column: number) => (row[column] ?? '').trim();
  const distinct = (list: readonly number[]) =>
    new Set(rows.map((row) => list.map((column) => textAt(row, column)).join('\u0000'))).size;
  const titleOf = (column: number) => columns[column] ?? '';
  const varied = labels.filter((column) => distinct([column]) > 1);
  const kept = varied.length > 0 ? varied : labels.slice(0, 1);
  const same = (a: number, b: number) =>
    distinct([a]) === distinct([b]) && distinct([a]) === distinct([a, b]);
  const classes: number[][] = [];
  for (const column of kept) {
    const own = classes.find(([first]) => first !== undefined && same(first, column));
    if (own === undefined) classes.push([column]);
    else own.push(column);
  }
  const isCoded = (column: number) =>
    codeTitle.test(titleOf(column)) ||
    rows.every((row) => /^[A-Z]{0,3}\d[\dA-Z]*$|^$/.test(textAt(row, column)));
  const places = classes.map((own): Place => {
    const names = own.find((column) => nameTitle.test(titleOf(column)) && !codeTitle.test(titleOf(column)));
    const coded = own.filter((column) => column !== names && isCoded(column));
    const code = coded.at(-1) ?? own.find((column) => column !== names) ?? own[0] ?? 0;
    const named = names ?? own.find((column) => column !== code && !isCoded(column));
    return named === undefined || named === code ? { code } : { code, names: named };
  });
  const free = places.filter(({ code }) => {
    const others = places.flatMap((place) => (place.code === code ? [] : [place.code]));
    return !levelTitle.test(titleOf(code)) || distinct(others) !== distinct([...others, code]);
  });
  const determines = (fine: number, wide: number) => {
    if (distinct([wide]) >= distinct([fine])) return false;
    const totals = totalsAmong(rows.map((row) => textAt(row, fine)));
    const above = new Map<string, string>();
    return (
      rows.every((row) => {
        const [text, over] = [textAt(row, fine), textAt(row, wide)];
        if (text === '' || totals.has(text)) return true;
        if (over === '' || (above.get(text) ?? over) !== over) return false;
        above.set(text, over);
        return true;
      }) &&
      new Set(above.values()).size > 1 &&
      above.size > new Set(above.values()).size
    );
  };
  const bySize = [...free].sort((a, b) => distinct([a.code]) - distinct([b.code]));
  const chainFrom = (first: Place): readonly Place[] => {
    const next = bySize.find(({ code }) => determines(code, first.code));
    return next === undefined ? [first] : [first, ...chainFrom(next)];
  };
  const chain = bySize.map(chainFrom).reduce((a, b) => (b.length > a.length ? b : a), []);
  const named = new Set<string>();
  const nameOf = ({ code, names }: Place) => {
    const title = withoutNote(titleOf(code));
    const plain =
      title.replace(endings, '').trim() ||
      withoutNote(titleOf(names ?? code))
        .replace(endings, '')
        .trim();
    const name = [plain, title, `${title} ${code}`].find((one) => one !== '' && !named.has(one)) ?? 'rows';
    named.add(name);
    return name;
  };
  const levelOf = ({ code, names }: Place) => ({
    code: titleOf(code),
    ...(names === undefined ? {} : { names: titleOf(names) }),
  });
  const dimensionOf = (place: Place) => {
    const { code: column, ...names } = levelOf(place);
    return { column, dimension: nameOf(place), ...names };
  };
  const [wide, fine] = chain;
  if (wide === undefined || fine === undefined) return { dimensions: free.map(dimensionOf) };
  const dimensions = free.filter((place) => !chain.includes(place)).map(dimensionOf);
  const isSideBySide =
    chain.length === 2 &&
    !namesAPlace(titleOf(wide.code)) &&
    makeTheSame(rows.map((row) => textAt(row, wide.code)));
  if (isSideBySide)
    return { dimensions, breakdown: { columns: [titleOf(wide.code)], levels: [levelOf(fine)] } };
  return { dimensions, nested: { dimension: nameOf(chain.at(-1) ?? fine), levels: chain.map(levelOf) } };
}
