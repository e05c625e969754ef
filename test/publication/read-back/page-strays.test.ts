/** The finished report read back: it passes, and every way of smuggling a number into it is caught. */
import { describe, expect, it } from 'vitest';
import { protect } from '../../../src/disclosure/protect.ts';
import { pageReader } from '../../../src/publication/read-back/page-strays.ts';
import { aGeography, aStudy, randomResults } from '../../disclosure/random-results.ts';
import { aPolicy } from '../a-release.ts';
import { anInput } from '../an-input.ts';
import { pageOf, picturesIn } from '../read-page.ts';

const input = await anInput();
const page = await pageOf(input);
const reader = pageReader(input);
const straysIn = (html: string) =>
  reader.strays(new TextEncoder().encode(html), input.release, 'report.html');

describe('the report', () => {
  it('holds no number that is not a released cell in its place', () => {
    expect(straysIn(page)).toEqual([]);
  });

  it('holds none in a release that protect made, with a map', async () => {
    const study = aStudy([['home-region', 'out-of-area:region'], ['age-band']], ['km-50', 'region']);
    const protection = await protect({
      results: randomResults(study, 300, 5),
      study,
      policy: aPolicy,
      geography: aGeography,
      version: '0.1.0',
      id: 'invented',
    });
    if (protection.kind !== 'release') throw new Error(protection.reasons.join('; '));
    const made = await anInput({ study, release: protection.release });
    const html = await pageOf(made);
    const strays = pageReader(made).strays(new TextEncoder().encode(html), made.release, 'report.html');
    expect(strays).toEqual([]);
  });
});

const first = (html: string, from: string | RegExp, to: string) => {
  const changed = html.replace(from, to);
  if (changed === html) throw new Error(`nothing to change: ${from}`);
  return changed;
};
const inText = (text: string) => first(page, '</main>', `${text}</main>`);
/** Changes the first picture for which `change` does something. */
const inPicture = (change: (svg: string) => string) => {
  const svg = picturesIn(page).find((one) => change(one) !== one);
  if (svg === undefined) throw new Error('no picture to change');
  const coded = (text: string) => Buffer.from(text).toString('base64');
  return first(page, coded(svg), coded(change(svg)));
};

const smuggled: Readonly<Record<string, string>> = {
  'a number in a paragraph': inText('<p>About 7,654 more.</p>'),
  'a small number': inText('<p>There were 3 in all.</p>'),
  'a number that is a year of the study': inText('<p>There were 2022 in all.</p>'),
  'a number that is some other cell': inText('<p>There were 605 in all.</p>'),
  'a number in another script': inText('<p>There were ٣ in all.</p>'),
  'a number as a character reference': inText('<p>There were &#51; in all.</p>'),
  'a number as an unknown reference': inText('<p>There were &frac12;&#0003; in all.</p>'),
  'a number marked as a constant': inText('<p><span data-constant="study">7654</span></p>'),
  'a number marked as a figure of no cell': inText(
    '<p><span class="figure" data-cell="headlines|x">3</span></p>',
  ),
  'a number marked as another cell': inText(
    '<p><span class="figure" data-cell="headlines|admissions">604</span></p>',
  ),
  'a number in the name of a cell': inText('<p><span class="figure" data-cell="headlines|17">[z]</span></p>'),
  'a figure with a number inside': inText(
    '<p><span class="figure" data-cell="headlines|admissions">605<b>3</b></span></p>',
  ),
  'a figure in the words of a portion': first(page, '>about two thirds<', '>about 67 in 100<'),
  'a hidden figure in a table': first(page, />\[c\]<\/td>/, '>3</td>'),
  'a hidden figure shown as none': first(page, />\[c\]<\/td>/, '>none</td>'),
  'a cell of a table changed': first(page, /(<td data-cell="[^"]*">)\d+</, '$17654<'),
  'two cells of a table swapped': first(page, />165<\/td>(<td [^>]*>)105<\/td>/, '>105</td>$1165</td>'),
  'a number in a caption': first(page, '</caption>', ' (3)</caption>'),
  'a number in a heading': first(page, '</h2>', ' 3</h2>'),
  'a number in the title': first(page, '</title>', ' 7654</title>'),
  'a number in the description': first(page, /name="description" content="/, '$&7654 '),
  'a comment': inText('<!-- 3 -->'),
  'a comment without a number': inText('<!-- three -->'),
  'a title attribute': inText('<p title="3">Words</p>'),
  'a data attribute': inText('<p data-n="3">Words</p>'),
  'an aria-label': inText('<p aria-label="3 children">Words</p>'),
  'an attribute without quotes': inText('<p title=3>Words</p>'),
  'an attribute written twice': inText('<p class="a" class="b">Words</p>'),
  'a class': inText('<p class="n3">Words</p>'),
  'an id': inText('<p id="n3">Words</p>'),
  'a link': inText('<a href="tables/3.csv">Words</a>'),
  'a script': inText('<script>3</script>'),
  'a style element': inText('<style>p::after { content: "3" }</style>'),
  'the style sheet changed': first(page, '</style>', '.x { content: "3" }</style>'),
  'a picture of another kind': inText('<img src="data:image/png;base64,AAAA" alt="">'),
  'text after the end': `${page}<p>3</p>`,
  'a processing instruction': `<?n 3?>${page}`,
  'another declaration': first(page, '<!DOCTYPE html>', '<!DOCTYPE html "3">'),
  'an alternative text': first(page, /alt="Bar chart of admissions: /, '$&7654 and '),
  'a word in a picture': inPicture((svg) => svg.replace(/(<text[^>]*>)85</, '$186<')),
  'a word more in a picture': inPicture((svg) => svg.replace('</svg>', '<text x="1">86</text></svg>')),
  'the title of a picture': inPicture((svg) => svg.replace('</title>', ' 86</title>')),
  'the description of a picture': inPicture((svg) => svg.replace('</desc>', ' 86</desc>')),
  'an aria-label in a picture': inPicture((svg) => svg.replace('aria-label="bar"', 'aria-label="bar 86"')),
  'a data attribute in a picture': inPicture((svg) => svg.replace('<rect ', '<rect data-n="86" ')),
  'a comment in a picture': inPicture((svg) => svg.replace('</svg>', '<!-- 86 --></svg>')),
  'the style of a picture': inPicture((svg) => svg.replace('</style>', 'g { --n: 86 }</style>')),
  'a class in a picture': inPicture((svg) => svg.replace('class="plot-d6a7b5"', 'class="plot-000086"')),
  'a bar as long as the true count': inPicture((svg) =>
    svg.replace('width="207.0909090909091"', 'width="209.5272727272727"'),
  ),
  'a bar for a hidden figure': inPicture((svg) => svg.replace(/(<rect [^>]*\/>)/, '$1$1')),
};

describe('is stopped by', () => {
  it.each(Object.entries(smuggled))('%s', (_, html) => {
    const strays = straysIn(html);
    expect(strays.length).toBeGreaterThan(0);
    expect(strays.join(' ')).not.toMatch(/7,?654|\b86\b/);
  });

  it('bytes that are not UTF-8', () => {
    const bytes = new TextEncoder().encode(page);
    bytes[bytes.length - 20] = 0xff;
    expect(reader.strays(bytes, input.release, 'report.html')).not.toEqual([]);
  });
});
