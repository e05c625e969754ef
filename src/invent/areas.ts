/** The real 2011 areas of England, with invented groupings and facts about them. */
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { englandAreas } from '../places/england.ts';
import { hash } from './random.ts';

export interface Point {
  readonly easting: number;
  readonly northing: number;
}

export interface Area extends Point {
  readonly code: string;
  readonly region: string;
  readonly icb: string;
  readonly ccg: string;
  /** Invented groupings, so that every definition of out of area can be computed. */
  readonly hub: string;
  readonly stp: string;
  readonly la: string;
  /** All that follows is invented. Tenth, 1 the most deprived. */
  readonly deprivation: number;
  readonly rural: boolean;
  /** Children aged 0–12, 13–15 and 16–17. */
  readonly children: readonly [number, number, number];
  /** Metres within which most of the area's people live. */
  readonly radius: number;
}

/** Boards of each of the ten invented hubs; a hub is `INVH` and its place in this list. */
export const hubs: readonly { readonly name: string; readonly boards: readonly string[] }[] = [
  { name: 'Hub North East', boards: ['QHM'] },
  { name: 'Hub North West', boards: ['QE1', 'QOP', 'QYG'] },
  { name: 'Hub Yorkshire', boards: ['QF7', 'QOQ', 'QWO'] },
  { name: 'Hub East Midlands', boards: ['QJ2', 'QJM', 'QK1', 'QPM', 'QT1'] },
  { name: 'Hub West Midlands', boards: ['QGH', 'QHL', 'QNC', 'QOC', 'QUA', 'QWU'] },
  { name: 'Hub East', boards: ['QH8', 'QHG', 'QJG', 'QM7', 'QMM', 'QUE'] },
  { name: 'Hub London', boards: ['QKK', 'QMF', 'QMJ', 'QRV', 'QWE'] },
  { name: 'Hub South West', boards: ['QJK', 'QOX', 'QR1', 'QSL', 'QT6', 'QUY'] },
  { name: 'Hub South Central', boards: ['QNQ', 'QRL', 'QU9', 'QVV'] },
  { name: 'Hub South East', boards: ['QKS', 'QNX', 'QXU'] },
];

/** Codes, points, regions, boards and sub-boards are real; the rest follows from the code and from how close the areas lie. */
export async function inventAreas(): Promise<readonly Area[]> {
  const rows = await bundledAreas();
  const boards = [...new Set(rows.map((row) => row.icb))].sort();
  const hubOf = new Map(hubs.flatMap((hub, i) => hub.boards.map((board) => [board, `INVH${two(i + 1)}`])));
  const crowds = new Map<number, number>();
  for (const row of rows) crowds.set(squareOf(row), (crowds.get(squareOf(row)) ?? 0) + 1);
  return rows.map((row) => {
    const number = Number(row.code.slice(3));
    const crowd = crowds.get(squareOf(row)) ?? 1;
    const rural = crowd < 4;
    const size = 900 + (hash(number, 1) % 900);
    const tenth = rural ? 3 + (hash(number, 2) % 8) : 1 + (hash(number, 2) % 10);
    return {
      ...row,
      hub: hubOf.get(row.icb) ?? '',
      stp: `INVS${two(1 + boards.indexOf(row.icb))}`,
      la: `INVL${row.ccg}${hash(row.easting >> 14, row.northing >> 14) % 2 === 0 ? 'A' : 'B'}`,
      deprivation: tenth,
      rural,
      children: [Math.floor(size / 6), Math.floor(size / 26), Math.floor(size / 40)],
      radius: Math.floor(1500 / Math.sqrt(crowd)),
    };
  });
}

async function bundledAreas() {
  const text = (await promisify(gunzip)(await readFile(englandAreas().areasFile))).toString('utf8');
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [code = '', , easting = '', northing = '', region = '', icb = '', ccg = ''] = line.split(',');
      return { code, easting: Number(easting), northing: Number(northing), region, icb, ccg };
    });
}

/** Squares of about two kilometres. */
const squareOf = (point: Point): number => (point.easting >> 11) * 1000 + (point.northing >> 11);
const two = (n: number): string => String(n).padStart(2, '0');

/** Whole metres in a straight line, rounded half up. */
export function metresBetween(a: Point, b: Point): number {
  const east = a.easting - b.easting;
  const north = a.northing - b.northing;
  return Math.floor(Math.sqrt(east * east + north * north) + 0.5);
}
