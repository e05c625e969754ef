#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = new URL('../dist/cli/main.js', import.meta.url);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`homeward needs Node 20.19 or later; this is ${process.versions.node}.\n`);
  process.exitCode = 7;
} else if (!existsSync(built)) {
  process.stderr.write(
    'homeward is not built yet: run "npm ci && npm run build" in its folder, then try again.\n',
  );
  process.exitCode = 7;
} else {
  const { main } = await import(built.href);
  await main(process.argv);
}
