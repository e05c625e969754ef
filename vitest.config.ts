/** One run for all tests; those in a browser run where the npm Chromium does, and elsewhere the run says that they did not. */
import { defineConfig } from 'vitest/config';

const hasBrowser = process.platform === 'linux' && process.arch === 'x64';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: hasBrowser ? [] : ['**/*.browser.test.ts'],
    globalSetup: ['test/browser/unpack.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
