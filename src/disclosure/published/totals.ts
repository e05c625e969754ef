/** Words by which published tables name a total, a place below the nation, and figures that are made from others. */

const totals =
  /^(the )?(grand |overall )?total$|^(all|both|total)( (persons?|people|patients|children|young people|ages?|age (groups|bands)|sexes|genders?|sex|regions?|areas?|providers?|ccgs?|icbs?|stps?|las?|local authorities|quarters?|months?|years?|periods?|reasons?|bed types?|groups?|categories|types|columns|rows))?$|^persons$|^overall$|^sum$|^any$|^total \(all\)$/i;
const nations = /^(england|england total|total england|national|national total)$/i;
const otherNations = /^(wales|scotland|northern ireland|united kingdom|great britain|uk|gb)$/i;
const places =
  /region|ccg|\bicb|\bstp|provider|trust|local.?authorit|\bla\b|\blad|council|area|commissioner|hub|district|county|site|organi[sz]ation|\borg/i;
const made =
  /%|per.?cent|proportion|\brate\b|\bshare\b|\bmean\b|average|median|quartile|percentile|\bratio\b|per [\d,]+/i;
const sums = /\bdays?\b|\bnights?\b|\bcosts?\b|£|spend|expenditure|hours/i;

/** The texts of one dimension that mean its total. England is a total unless another nation stands beside it. */
export function totalsAmong(texts: Iterable<string>): ReadonlySet<string> {
  const all = [...texts];
  const isWithNations = all.some((text) => otherNations.test(text.trim()));
  return new Set(
    all.filter((text) => totals.test(text.trim()) || (!isWithNations && nations.test(text.trim()))),
  );
}

export const namesAPlace = (text: string): boolean => places.test(text);
/** A percentage, rate or mean by its heading. */
export const namesWhatIsMade = (text: string): boolean => made.test(text);
/** Days or money, which are no people. */
export const namesASum = (text: string): boolean => sums.test(text);
