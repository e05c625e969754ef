/** Low counts for named readers in private: attacked as they would, then written for the meeting and kept in the ledger. */
import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RoomEntry } from '../disclosure/ledger/ledger.ts';
import { appendToLedger } from '../disclosure/ledger/ledger-file.ts';
import { type Refusal, refuse } from '../disclosure/refusal.ts';
import type { ReadersAnswer } from '../disclosure/room/attack-as-readers.ts';
import { type PlacesAsked, readPlacesAsked } from '../disclosure/room/places-asked.ts';
import { readersIn } from '../disclosure/room/readers.ts';
import { roomEntry, sheetCsv } from '../disclosure/room/sheet.ts';
import { HomewardError } from '../errors/homeward-error.ts';
import { makeFolder, stageFolder } from '../vault/write-folder.ts';
import { audited } from './audited.ts';
import { knownTo } from './known-to-readers.ts';
import { ownerOf } from './ledger-study.ts';
import type { OpenedStudy } from './open-study.ts';
import { attackWith, type RoomEffects } from './readers-report.ts';

export interface RoomSheet extends ReadersAnswer {
  readonly kind: 'room';
  readonly sheet: string;
  readonly readers: readonly string[];
  /** Absolute path of `rooms/<sheet>`. */
  readonly folder: string;
}

/**
 * `file`: a CSV file of places (see `readPlacesAsked`); the counts are those of the delivery, so that nobody types one. Writes `rooms/<sheet>/sheet.csv` for
 * the meeting, and a line of the ledger first. A sheet that would give away any other figure is refused: a value. The same sheet for the same readers is
 * written again. Throws as `readersIn`, `readPlacesAsked`, `readLedger`, and ROOM_SHEET_TAKEN for another sheet of a name that was used.
 */
export async function makeRoomSheet(
  opened: OpenedStudy,
  { file, readers: words }: { readonly file: string; readonly readers: string },
  effects: RoomEffects = {},
): Promise<RoomSheet | Refusal> {
  return audited('room', opened, effects, async (noted) => {
    const { folder: home } = opened.study;
    const readers = readersIn(opened.agreement, words);
    const asked = placesIn(file);
    const sheet = nameOf(file);
    const { input, after } = await knownTo(opened, readers, { effects, noted });
    const { results, population, ledger } = input;
    const entry = roomEntry(asked, results, { sheet, readers, population });
    const before = ledger.entries.find((one): one is RoomEntry => one.type === 'room' && one.sheet === sheet);
    if (before !== undefined && !isSame(before, entry))
      throw new HomewardError('ROOM_SHEET_TAKEN', 'another sheet of this name was shown', {
        file: asked.file,
      });
    const entries = before === undefined ? [...ledger.entries, entry] : ledger.entries;
    const answer = await attackWith(effects, { ...input, ledger: { ...ledger, entries }, sheet });
    if (answer.exact.length > 0) return refuse('ROOM_GIVES_AWAY', answer.exact);
    if (answer.undecided.length > 0) return refuse('ROOM_NOT_DECIDED', answer.undecided);
    const rooms = join(home, 'rooms');
    const folder = join(rooms, sheet);
    makeFolder(rooms);
    const staged = stageFolder(folder, [{ path: 'sheet.csv', bytes: sheetCsv(entry) }]);
    try {
      if (before === undefined) await appendToLedger(home, ownerOf(opened), entry, { after });
      staged.keep();
    } finally {
      staged.drop();
    }
    return { kind: 'room', sheet, readers, folder, ...answer };
  });
}

/** A sheet is read across a table: it is never larger. */
const largest = 1_000_000;

function placesIn(path: string): PlacesAsked {
  const file = basename(path);
  const refuse = (what: string) => new HomewardError('ROOM_SHEET_UNREADABLE', what, { file });
  try {
    if (statSync(path).size > largest) throw refuse('a sheet of more than 1 MB');
    return readPlacesAsked(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)), file);
  } catch (error) {
    throw error instanceof HomewardError ? error : refuse('the file cannot be opened, or is not UTF-8');
  }
}

function nameOf(file: string): string {
  const name = basename(file)
    .replace(/\.csv$/i, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return name === '' ? 'sheet' : name;
}

const isSame = (a: RoomEntry, b: RoomEntry): boolean =>
  JSON.stringify([a.readers, sheetCsv(a)]) === JSON.stringify([b.readers, sheetCsv(b)]);
