/** What stands in one cell of a published file: a number with its decimals, a marker, nothing, or words. */

export type Printed =
  | { readonly kind: 'number'; readonly value: number; readonly decimals: number; readonly percent: boolean }
  | { readonly kind: 'marker'; readonly marker: string; readonly meaning: MarkerMeaning }
  | { readonly kind: 'empty' }
  | { readonly kind: 'words' };

/**
 * `hidden`: by the rule of the publication. `under`: below a printed number. `nil`: nought or too little to show. `unknown`: not available, for
 * whatever reason. `nobody`: not applicable.
 */
export type MarkerMeaning =
  | { readonly kind: 'hidden' | 'nil' | 'unknown' | 'nobody' }
  | { readonly kind: 'under'; readonly below: number };

/** Markers as publishers use them. Source: Government Analysis Function, "Symbols in tables"; NHS England publications of 2016 to 2024. */
const markers: Readonly<Record<'hidden' | 'nil' | 'unknown' | 'nobody', readonly string[]>> = {
  hidden: [
    '*',
    '**',
    '[c]',
    'c',
    '(c)',
    'na',
    '#',
    '~',
    '[s]',
    's',
    'suppressed',
    'supp',
    'redacted',
    '[redacted]',
    'dpr',
  ],
  nil: ['-', '–', '—', 'low', '[low]', '[k]', 'k', '[nil]'],
  unknown: ['..', '…', ':', 'x', '[x]', '[u]', 'n/a', '#n/a', 'null', 'nan'],
  nobody: ['.', '[z]', 'z'],
};

const meaningOf = new Map<string, MarkerMeaning>(
  Object.entries(markers).flatMap(([kind, texts]) =>
    texts.map((text) => [text, { kind } as MarkerMeaning] as const),
  ),
);

/** Thousands by comma, space, thin space, apostrophe; decimal point; powers of ten. */
const plainNumber =
  /^[-−]?(\d+|\d{1,3}(,\d{3})+|\d{1,3}([ \u00a0\u2009\u202f'’]\d{3})+)(\.\d+)?(e[+-]?\d+)?$/i;
/** Notes behind a number: `12[a]`, `12 r`, `12 (p)`, `12 [note 3]`, `12*`, `12¹`. */
const noteBehind = /\s*(\[[^\]]{1,12}\]|\([a-z]{1,2}\)|(?<=\d)\s?[a-z]|\*+|[†‡¹²³⁴⁵⁶⁷⁸⁹]+)$/i;

/** The meaning of a text, whatever its spaces. A number is read with footnote letters, thousands marks, currency and per cent signs. */
export function readPrinted(text: string): Printed {
  const bare = text.trim();
  if (bare === '') return { kind: 'empty' };
  const meaning = meaningOf.get(bare.toLowerCase());
  if (meaning !== undefined) return { kind: 'marker', marker: bare, meaning };
  const under = /^(<|&lt;|under |fewer than |less than )\s*(\d{1,3})$/i.exec(bare);
  if (under !== null) {
    const below = Number(under[2]);
    return { kind: 'marker', marker: bare, meaning: { kind: 'under', below } };
  }
  return (
    numberIn(bare) ??
    (noteBehind.test(bare) ? numberIn(bare.replace(noteBehind, '')) : null) ?? { kind: 'words' }
  );
}

function numberIn(text: string): Printed | null {
  const percent = /%$/.test(text);
  const digits = text.replace(/\s*%$/, '').replace(/^([-−]?)[£€$]\s*/, '$1');
  if (!plainNumber.test(digits)) return null;
  const plain = digits.replace('−', '-').replace(/[, \u00a0\u2009\u202f'’]/g, '');
  const value = Number(plain);
  if (!Number.isFinite(value)) return null;
  const [mantissa = '', power = '0'] = plain.toLowerCase().split('e');
  const decimals = Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(power));
  return { kind: 'number', value, decimals, percent };
}
