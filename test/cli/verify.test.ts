/** `homeward verify` as typed, and the checker by itself, copied out of the program. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { aCertifiedRelease } from '../disclosure/certificate/a-certified-release.ts';
import { aFolder } from '../study/a-study.ts';
import { runMain } from './run-main.ts';

let made: { readonly release: string; readonly certificate: string };
beforeAll(async () => {
  made = await aCertifiedRelease(1);
});

function aReleaseFolder(certificate: string, release: string = made.release): string {
  const folder = join(aFolder(), 'study', 'releases', 'first');
  mkdirSync(join(folder, 'public'), { recursive: true });
  writeFileSync(join(folder, 'public', 'release.json'), release);
  writeFileSync(join(folder, 'certificate.json'), certificate);
  return folder;
}

/** The checker and nothing else. Needs dist/ (`npm test` builds it). */
function theCheckerAlone(): string {
  const folder = aFolder();
  copyFileSync(
    new URL('../../dist/disclosure/certificate/checker.js', import.meta.url),
    join(folder, 'checker.js'),
  );
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return join(folder, 'checker.js');
}

describe('homeward verify', () => {
  test('says what is proven', async () => {
    const { out, exitCode } = await runMain('verify', aReleaseFolder(made.certificate));
    expect(exitCode).toBe(0);
    expect(out).toContain('invented sets of people');
  });

  test('says why a certificate is refused, with exit code 3', async () => {
    const altered = made.certificate.replace('"groups"', '"Groups"');
    const { out, exitCode } = await runMain('verify', aReleaseFolder(altered), '--json');
    expect(exitCode).toBe(3);
    expect(JSON.parse(out)).toEqual({
      format: 'homeward/verified@1',
      verified: false,
      says: ['Refused: the certificate was altered.'],
    });
  });

  test('refuses what is no certificate at all', async () => {
    for (const text of ['', '{}', 'null', '[1]', '"x"']) {
      const { out, exitCode } = await runMain('verify', aReleaseFolder(text));
      expect(exitCode).toBe(3);
      expect(out).toMatch(
        /^Refused: (?:this is no certificate of this release|the certificate was altered)\.\n$/,
      );
    }
  });

  test('says which file is missing', async () => {
    const folder = aReleaseFolder(made.certificate);
    rmSync(join(folder, 'certificate.json'));
    const { err, exitCode } = await runMain('verify', folder);
    expect(exitCode).toBe(3);
    expect(err).toContain('[CERTIFICATE_MISSING]');
  });

  test('refuses a study that has a ledger which the certificate does not know', async () => {
    const folder = aReleaseFolder(made.certificate);
    writeFileSync(join(folder, '..', '..', 'ledger.jsonl'), '{"type":"released"}\n');
    const { out, exitCode } = await runMain('verify', folder);
    expect(exitCode).toBe(3);
    expect(out).toContain('ledger');
  });
});

describe('the checker alone', () => {
  test('needs nothing but Node, and is read in one sitting', () => {
    const run = (folder: string) =>
      execFileSync(process.execPath, [theCheckerAlone(), folder], { encoding: 'utf8', stdio: 'pipe' });
    expect(run(aReleaseFolder(made.certificate))).toContain('every value');
    expect(() => run(aReleaseFolder(`${made.certificate} `))).toThrow();
    expect(readFileSync(theCheckerAlone(), 'utf8').split('\n').length - 1).toBeLessThan(200);
  });
});
