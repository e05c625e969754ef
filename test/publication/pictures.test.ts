/** Charts and maps show released figures only, true to size, and nothing where a figure is hidden. */
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { outlines } from '../../src/places/england.ts';
import { drawChart } from '../../src/publication/charts/chart.ts';
import { palette } from '../../src/publication/charts/palette.ts';
import { drawMap } from '../../src/publication/maps/map.ts';
import type { ChartItem, MapArea } from '../../src/publication/model.ts';
import { constant } from '../../src/publication/prose.ts';
import type { Figure } from '../../src/publication/released.ts';

const described = { title: 'Admissions by region', alt: 'Bars: one for each region.' };

const figure = (value: number | null): Figure => ({
  value,
  span:
    value === null
      ? { kind: 'marker', text: '[c]', cell: 'x' }
      : { kind: 'figure', text: String(value), cell: 'x' },
});
const item = (label: string, value: number | null, low?: number, high?: number): ChartItem => ({
  label: constant('category', label),
  margin: false,
  value: figure(value),
  ...(low === undefined ? {} : { low: figure(low) }),
  ...(high === undefined ? {} : { high: figure(high) }),
});

const all = (svg: string, selector: string) => [...parseHTML(svg).document.querySelectorAll(selector)];
const widthsOf = (svg: string): readonly number[] =>
  all(svg, 'g[aria-label="bar"] rect').map((bar) => Number(bar.getAttribute('width')));

describe.each(['narrow', 'wide'] as const)('a %s chart', (width) => {
  it('draws bars as long as their figures', () => {
    const [first = 0, second = 0, third = 0] = widthsOf(
      drawChart('bars', [item('North', 120), item('South', 60), item('West', 5)], width, described),
    );
    expect(first / second).toBeCloseTo(2, 3);
    expect(first / third).toBeCloseTo(24, 2);
  });

  it('draws nothing but the marker for a hidden figure', () => {
    const svg = drawChart('bars', [item('North', 120), item('South', null)], width, described);
    expect(widthsOf(svg)).toHaveLength(1);
    expect(svg).toContain('[c]');
    const ranges = drawChart(
      'ranges',
      [item('North', 40, 20, 80), item('South', null, 20, 80)],
      width,
      described,
    );
    expect(all(ranges, 'circle')).toHaveLength(1);
    expect(all(ranges, 'g[aria-label="rule"]').at(-1)?.querySelectorAll('line')).toHaveLength(1);
  });

  it('draws a zero that is shown as no length, with its figure', () => {
    const svg = drawChart('bars', [item('North', 10), item('South', 0)], width, described);
    expect(widthsOf(svg)).toEqual([widthsOf(svg)[0], 0]);
    expect(svg).toContain('>0<');
  });

  it('can be drawn when every figure is hidden', () => {
    const svg = drawChart('bars', [item('North', null), item('South', null)], width, described);
    expect(widthsOf(svg)).toEqual([]);
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  it('stands alone: namespace, role, title and description, the same bytes each time', () => {
    const draw = () => drawChart('bars', [item('Ynys Môn <&> "x"', 120)], width, described);
    const svg = draw();
    expect(svg).toMatch(/^<svg[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toMatch(/^<svg[^>]*role="img"/);
    expect(all(svg, 'svg > title')[0]?.textContent).toBe(described.title);
    expect(all(svg, 'svg > desc')[0]?.textContent).toBe(described.alt);
    expect(svg).toContain('&lt;&amp;&gt;');
    expect(draw()).toBe(svg);
  });
});

describe('a map', () => {
  const areas = async (values: readonly (number | null)[]): Promise<readonly MapArea[]> =>
    ((await outlines()).region ?? []).map((outline, i) => ({
      name: constant('category', i === 0 ? 'North East and Yorkshire' : `Region ${i}`),
      outline,
      value: figure(values[i] ?? null),
    }));
  const fills = (svg: string) =>
    all(svg, 'path')
      .map((path) => path.getAttribute('fill'))
      .filter((fill) => fill !== 'none');

  it('shades greater figures darker and hatches what is hidden', async () => {
    const svg = drawMap(await areas([10, 50, 90, null, 10, 10, 10]), 'wide', described);
    const [dark, middle, light] = palette.sequential;
    expect(fills(svg)).toEqual([light, middle, dark, 'url(#hidden)', light, light, light]);
    expect(svg).toContain('[c]');
  });

  it('can be drawn when every figure is hidden', async () => {
    const svg = drawMap(await areas([]), 'narrow', described);
    expect(new Set(fills(svg))).toEqual(new Set(['url(#hidden)']));
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  it.each(['narrow', 'wide'] as const)('lays no label over another (%s)', async (width) => {
    const svg = drawMap(await areas([1, 2, 3, 4, 5, 6, 7]), width, described);
    const texts = all(svg, 'text');
    const columns = [...new Set(texts.map((text) => text.getAttribute('x')))];
    expect(columns).toHaveLength(2);
    for (const column of columns) {
      const heights = texts
        .filter((text) => text.getAttribute('x') === column)
        .map((text) => Number(text.getAttribute('y')));
      const gaps = heights.slice(1).map((y, i) => y - (heights[i] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThan(12);
    }
  });
});

describe('the palette', () => {
  const luminance = (hex: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string): number => {
    const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };

  it('keeps three to one between marks and paper, and four and a half for text', () => {
    expect(contrast(palette.first, palette.paper)).toBeGreaterThan(3);
    expect(contrast(palette.focus, palette.paper)).toBeGreaterThan(3);
    expect(contrast(palette.quiet, palette.paper)).toBeGreaterThan(4.5);
    expect(contrast(palette.text, palette.paper)).toBeGreaterThan(4.5);
  });
});
