/** Words by which published tables name a total, a place below the nation, and figures that are made from others. */

const totals =
  /^(the )?(grand |overall )?total$|^(all|both|total)( (persons?|people|patients|children|young people|ages?|age (groups|bands)|sexes|genders?|sex|regions?|areas?|providers?|ccgs?|icbs?|stps?|las?|local authorities|quarters?|months?|years?|periods?|reasons?|bed types?|groups?|categories|types|columns|rows))?$|^persons$|^overall$|^sum$|^any$|^total \(all\)$/i;
/** `All providers`, `Total admissions`: a total where nothing says so more plainly, and only one text does. */
const perhapsTotals = /^(all|total|any)(?! (other|remaining|else|unknown))[\p{L} ]{2,40}$/iu;
const nations =
  /^(england|scotland|wales|northern ireland|e92000001|s92000003|w92000004|n92000002|national|country)( total| \(total\))?$|^(total|all) (england|scotland|wales|national)$/i;
const unions = /^(united kingdom|great britain|uk|gb|k0[2-4]000001|england and wales)$/i;
const places =
  /region|ccg|\bicb|\bstp|provider|trust|local.?authorit|\bla\b|\blad|council|area|commissioner|hub|district|county|borough|authorit|site|organi[sz]ation|\borg/i;
const made =
  /%|per.?cent|proportion|\brate\b|\bshare\b|\bmean\b|average|median|quartile|percentile|^(mid.?year )?populations?\b|denominator|\bratio\b|per [\d,]+/i;
const sums = /\bdays?\b|\bnights?\b|\bcosts?\b|£|spend|expenditure|hours/i;

/** The texts of one dimension that mean its total. A nation is one unless another nation stands beside it. */
export function totalsAmong(texts: Iterable<string>): ReadonlySet<string> {
  const all = [...new Set(texts)];
  const matching = (pattern: RegExp) => all.filter((text) => pattern.test(withoutNote(text)));
  const ofNations = matching(nations);
  const isOneNation = new Set(ofNations.map((text) => withoutNote(text).toLowerCase())).size === 1;
  const certain = [...matching(totals), ...(isOneNation ? ofNations : []), ...matching(unions)];
  if (certain.length > 0) return new Set(certain);
  const perhaps = matching(perhapsTotals);
  return new Set(perhaps.length === 1 && all.length > 2 ? perhaps : []);
}

/** `Female [note 1]`, `Boys[2]`, `North West (a)`, `Total¹`: the label alone. */
export const withoutNote = (label: string): string =>
  label
    .replace(
      /\s*(\[(note|notes|n|r|p|b)?[\s\d,a-z]{0,12}\]|\((note|notes) [\d, and]+\)|[¹²³⁴⁵⁶⁷⁸⁹†‡]+)/gi,
      '',
    )
    .trim() || label.trim();

const inWords = (title: string): string => title.replaceAll('_', ' ');

export const namesAPlace = (text: string): boolean => places.test(inWords(text));
/** A percentage, rate or mean by its heading. */
export const namesWhatIsMade = (text: string): boolean => made.test(inWords(text));
export const namesAPercentage = (text: string): boolean => /%|per.?cent/i.test(text);
/** `Detained (%)` beside `Detained`. */
export const withoutPercent = (text: string): string =>
  text
    .replace(/[\s,_-]*\(?(%|per.?cent(age)?)( of [\p{L} ]+)?\)?$|^(%|per.?cent(age)?)( of)?[\s,_]+/giu, '')
    .trim();
/** Days or money, which are no people. */
export const namesASum = (text: string): boolean => sums.test(inWords(text));
