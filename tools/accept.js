// Accepts golden changes after a person has looked at them: every `<name>-changed.<ext>` in examples/ and docs/ takes its original's place.
import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
let accepted = 0;
for (const top of ['examples', 'docs'])
  for (const entry of readdirSync(join(root, top), { recursive: true })) {
    const path = join(root, top, String(entry));
    const original = path.replace(/-changed(\.[^./\\]+)$/, '$1');
    if (original === path) continue;
    renameSync(path, original);
    accepted += 1;
    process.stdout.write(`accepted ${original.slice(root.length)}\n`);
  }
process.stdout.write(accepted === 0 ? 'nothing to accept\n' : `${accepted} accepted\n`);
