/** A browser for tests, with its sandboxing of origins and content policies as users have them. */
import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

/** Never with the package's own arguments: they turn web security off. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: inject('chromium'),
    headless: true,
    args: ['--disable-gpu'],
    env: { ...process.env, FONTCONFIG_FILE: inject('fonts') },
  });
