/** A whole run over a study folder: what it writes, what it writes again, and what it refuses to write beside an earlier release. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLedger } from '../../src/disclosure/ledger/ledger-file.ts';
import { recordSchema } from '../../src/disclosure/record-schema.ts';
import { releaseSchema } from '../../src/disclosure/release-schema.ts';
import { inventStudy, openStudy, releaseStudy, verifyAudit, verifyFolder } from '../../src/index.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'homeward-release-')), 'study');
const released = async () => releaseStudy(await openStudy(folder));

function hashes(under: string): Readonly<Record<string, string>> {
  const files = readdirSync(join(folder, under), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [
        path.slice(folder.length),
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      ]),
  );
}

beforeAll(async () => {
  await inventStudy(folder, { admissions: 240, months: 4, seed: 5 });
}, 60_000);
afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

describe('a release', () => {
  it('writes public/ and the record beside it, leaves the inputs alone, and gives the same bytes again', async () => {
    const inputs = { ...hashes('delivery'), ...hashes('reference') };
    mkdirSync(join(folder, 'work'));
    writeFileSync(join(folder, 'work', 'left-by-a-killed-run.csv'), 'a,b\n');
    const first = await released();
    if (first.kind !== 'release') throw new Error(first.reasons.join(' '));
    expect(readdirSync(first.folder).sort()).toEqual(['certificate.json', 'public', 'record.json']);
    expect(verifyFolder(first.folder)).toMatchObject({ verified: true });
    expect(readdirSync(join(first.folder, 'public')).sort()).toEqual([
      'release.json',
      'report.html',
      'tables',
    ]);
    expect(existsSync(join(folder, 'work'))).toBe(false);
    const before = hashes('releases');
    await released();
    expect(hashes('releases')).toEqual(before);
    expect({ ...hashes('delivery'), ...hashes('reference') }).toEqual(inputs);
    expect(verifyAudit(folder).map(({ command, outcome }) => `${command} ${outcome}`)).toEqual([
      'release done',
      'release done',
    ]);
  }, 120_000);

  it('with other tables is another release, attacked beside the first, which stands', async () => {
    const before = hashes('releases');
    const study = join(folder, 'study.yaml');
    writeFileSync(study, readFileSync(study, 'utf8').replace(/ {2}- \{ title: Ethnic group[^\n]*\n/, ''));
    const second = await released();
    if (second.kind !== 'release') throw new Error(second.reasons.join(' '));
    expect(second.release.id).toMatch(/-2$/);
    expect(hashes('releases')).toMatchObject(before);
    const opened = await openStudy(folder);
    const owner = { organisation: opened.agreement.organisation, study: opened.study.name };
    expect(readLedger(folder, owner).entries.map(({ type }) => type)).toEqual(['released', 'released']);
    expect(verifyFolder(second.folder)).toMatchObject({ verified: true });
    const record = JSON.parse(readFileSync(join(second.folder, 'record.json'), 'utf8'));
    expect(record.attack.earlier).toBe(1);
    expect(recordSchema.parse(record)).toEqual(record);
    const release = JSON.parse(readFileSync(join(second.folder, 'public', 'release.json'), 'utf8'));
    expect(releaseSchema.parse(release)).toEqual(release);
  }, 120_000);

  it('is refused beside a ledger that was altered', async () => {
    const ledger = join(folder, 'ledger.jsonl');
    const text = readFileSync(ledger, 'utf8');
    writeFileSync(ledger, text.replace('"rounded"', '"hidden"'));
    await expect(released()).rejects.toMatchObject({ code: 'LEDGER_ALTERED', exitCode: 5 });
    writeFileSync(ledger, text);
  });
});
